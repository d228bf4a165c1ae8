package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.scheduling.service.dispatch.LeanPool;
import org.junit.jupiter.api.Test;

/**
 * The cost of opening a unit of work: admission, circuit breaker and the record of the borrower
 * with its stack, beside the smallest transaction.
 */
class GuardBenchIT {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);
  private static final int CALLS = 20_000;
  private static final int ROUNDS = 7;
  private static final double A_MILLISECOND = 1000;

  @Test
  void unitOfWorkOpensInLessThanAMillisecond() throws SQLException {
    DatabaseGuard guard = new DatabaseGuard() {};
    try (DispatchDatabase database = DispatchDatabase.started()) {
      LeanPool pool = database.pool(1);
      double opening = median(() -> guard.run(WORK, () -> {}));
      double bare = median(() -> transaction(pool));
      double guarded = median(() -> guard.run(WORK, () -> transaction(pool)));

      System.out.printf(
          "opening a unit of work %.1f us; a transaction of one select %.1f us bare, %.1f us in a unit of work: %.1f %%"
              + " more%n",
          opening, bare, guarded, 100 * (guarded / bare - 1));
      assertThat(opening).isLessThan(A_MILLISECOND);
    }
  }

  /** Microseconds a call; the first round warms up. */
  private static double median(Runnable call) {
    double[] rounds = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      long startNanos = System.nanoTime();
      for (int each = 0; each < CALLS; each++) {
        call.run();
      }
      if (round >= 0) {
        rounds[round] = (System.nanoTime() - startNanos) / 1e3 / CALLS;
      }
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private static void transaction(LeanPool pool) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select 1");
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
