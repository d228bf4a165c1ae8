package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nodes of the version before execute while a newer one migrates and partitions the tables. */
class ExecutionPartitionOnlineTest {

  private static final int WRITERS = 3;

  /** As the version before prepares them, once for many executions. */
  private static final String CLAIM =
      """
      insert into platform.execution (id, schedule_id, scheduled_for, state, token, started_at)
      values (?, ?, clock_timestamp(), 'running', 1, now()) on conflict (schedule_id, scheduled_for) do nothing
      """;

  private static final String FINISH =
      """
      with done as (
        update platform.execution e set state = 'succeeded', attempt = 2, finished_at = now()
         where e.id = ? and e.token = 1 and e.state = 'running' returning e.schedule_id, e.scheduled_for)
      insert into platform.execution_attempt (schedule_id, scheduled_for, attempt, outcome, finished_at)
      select schedule_id, scheduled_for, 1, 'failed', now() from done
      """;

  private final EarlierPlatform database = EarlierPlatform.of("43.5");
  private final AtomicBoolean isOver = new AtomicBoolean();

  @Test
  void noExecutionIsRefusedOrLost() throws SQLException {
    List<CompletableFuture<Integer>> writers =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::write)).limit(WRITERS).toList();
    try {
      awaitExecutions(100, writers);
      database.migrate();
      awaitExecutions(100, writers);
      awaitStep("promised");
      awaitExecutions(100, writers);
      assertThat(database.text("select platform.validate_promise('execution')")).isEqualTo("t");
      awaitStep("limited");
      awaitExecutions(100, writers);
    } finally {
      isOver.set(true);
    }

    int written = writers.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(executions()).isEqualTo(written);
    assertThat(database.text("select count(*) from platform.execution_attempt"))
        .isEqualTo(String.valueOf(written));
  }

  private int write() {
    int written = 0;
    try (Connection connection = database.connection();
        PreparedStatement claim = connection.prepareStatement(CLAIM);
        PreparedStatement finish = connection.prepareStatement(FINISH)) {
      while (!isOver.get()) {
        UUID id = UUID.randomUUID();
        claim.setObject(1, id);
        claim.setObject(2, UUID.randomUUID());
        claim.executeUpdate();
        finish.setObject(1, id);
        written += finish.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return written;
  }

  /** Waits until there are so many more executions than there were, or a writer has failed. */
  private void awaitExecutions(int more, List<CompletableFuture<Integer>> writers)
      throws SQLException {
    long enough = executions() + more;
    while (executions() < enough) {
      assertThat(writers).noneMatch(CompletableFuture::isDone);
    }
  }

  private long executions() throws SQLException {
    return Long.parseLong(database.text("select count(*) from platform.execution"));
  }

  /** Makes the next step for a table that counts as large; one that is busy is made again. */
  private void awaitStep(String expected) throws SQLException {
    String step = "busy";
    for (int tries = 0; tries < 10 && step.equals("busy"); tries++) {
      step = database.text("select platform.prepare_partitions('execution', 10, now(), 0)");
    }
    assertThat(step).isEqualTo(expected);
  }
}
