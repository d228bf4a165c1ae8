package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.admission.WorkPriority;
import org.junit.jupiter.api.Test;

/** Listeners that fail with what nobody foresaw. */
class CompositeListenerTest {

  private static final GuardedWork WORK = GuardedWork.once(PoolName.PLATFORM, WorkPriority.USERS);

  private final ManualGuardClock clock = new ManualGuardClock();
  private final AtomicInteger told = new AtomicInteger();
  private final DatabaseGuard guard =
      new DatabaseGuard(
          GuardSettings.defaults(), clock, clock, List.of(new Failing(), new Counting()));

  private static final class Failing implements GuardListener {

    @Override
    public void admitted(GuardedWork work, Duration waited) {
      throw new NoClassDefFoundError("of the admission");
    }

    @Override
    public void released(GuardedWork work, Duration held) {
      throw new IllegalStateException("of the release");
    }

    @Override
    public void faulted(GuardedWork work, DatabaseFault fault) {
      throw new StackOverflowError("of the fault");
    }
  }

  private final class Counting implements GuardListener {

    @Override
    public void admitted(GuardedWork work, Duration waited) {
      told.incrementAndGet();
    }
  }

  @Test
  void callKeepsItsResultAndReturnsItsPermit() {
    assertThat(guard.call(WORK, () -> "done")).isEqualTo("done");

    assertThat(inUse()).isZero();
    assertThat(told).hasValue(1);
  }

  @Test
  void borrowerOfALibraryReturnsItsPermit() {
    try (AdmittedBorrower borrower = guard.enter(WORK, Duration.ZERO)) {
      assertThat(borrower).isNotNull();
      assertThat(inUse()).isEqualTo(1);
    }

    assertThat(inUse()).isZero();
    assertThat(told).hasValue(1);
  }

  @Test
  void faultIsReportedAsWhatItIs() {
    assertThatThrownBy(
            () ->
                guard.run(
                    WORK,
                    () -> {
                      throw new EJBException(new SQLException("no server", "08001"));
                    }))
        .isInstanceOf(DatabaseUnavailableException.class);

    assertThat(inUse()).isZero();
  }

  private int inUse() {
    return guard.snapshot(PoolName.PLATFORM).admission().inUse();
  }
}
