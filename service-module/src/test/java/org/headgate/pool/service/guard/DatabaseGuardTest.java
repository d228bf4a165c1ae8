package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.problem.ShuttingDownException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.CircuitBreaker.BreakerPolicy;
import org.junit.jupiter.api.Test;

class DatabaseGuardTest {
  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork ONCE = GuardedWork.once(PoolName.PLATFORM, WorkPriority.USERS);

  private final HandDrivenPace pace = new HandDrivenPace();
  private final List<String> told = new ArrayList<>();
  private final AtomicInteger runs = new AtomicInteger();
  private final DatabaseGuard guard = guardOfSize(1);

  private DatabaseGuard guardOfSize(int size) {
    Map<PoolName, AdmissionLimits> limits = new EnumMap<>(PoolName.class);
    for (PoolName database : PoolName.values()) {
      limits.put(database, new AdmissionLimits(size, 1, Duration.ofSeconds(5)));
    }
    var listener =
        new GuardListener() {
          @Override
          public void refused(GuardedWork work, RefusalReason refusalReason) {
            told.add("refused " + refusalReason);
          }

          @Override
          public void retried(GuardedWork work, int retry, Duration delay) {
            told.add("retry " + retry + " after " + delay.toMillis());
          }

          @Override
          public void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {
            told.add("failed " + fault.kind());
          }

          @Override
          public void breakerChanged(
              PoolName database, CircuitBreakerState from, CircuitBreakerState to) {
            told.add("breaker " + to);
          }
        };
    return new DatabaseGuard(
        new GuardSettings(limits, BreakerPolicy.DEFAULT, RetryPolicy.DEFAULT),
        pace,
        pace,
        List.of(listener));
  }

  private Supplier<String> failing(int times, String state) {
    return () -> {
      if (runs.incrementAndGet() <= times) {
        throw new EJBException(new SQLException("broken", state));
      }
      return "done";
    };
  }

  private int inUse() {
    return guard.snapshot(PoolName.PLATFORM).admission().inUse();
  }

  @Test
  void givesBackThePermitHoweverTheWorkEnds() {
    assertThat(guard.call(READ, () -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                guard.run(
                    READ,
                    () -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(inUse()).isZero();
  }

  @Test
  void repeatsAWriteAfterADeadlockWithGrowingDelays() {
    assertThat(guard.call(WRITE, failing(3, "40P01"))).isEqualTo("done");

    assertThat(told).containsExactly("retry 1 after 25", "retry 2 after 50", "retry 3 after 100");
    assertThat(guard.snapshot(PoolName.PLATFORM).faults())
        .containsExactly(Map.entry(FaultKind.DEADLOCK, 3L));
  }

  @Test
  void holdsNoPermitWhileItBacksOff() {
    List<Integer> held = new ArrayList<>();
    pace.whilePausing = () -> held.add(inUse());

    guard.call(READ, failing(2, "40001"));

    assertThat(held).containsExactly(0, 0);
  }

  @Test
  void givesUpAfterThreeRepetitions() {
    assertThatThrownBy(() -> guard.call(WRITE, failing(99, "40001")))
        .isInstanceOf(DatabaseBusyException.class)
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(runs).hasValue(4);
    assertThat(told).endsWith("failed SERIALIZATION");
  }

  @Test
  void remembersTheCallsThatFailedAndNotThoseThatARepetitionSaved() {
    guard.call(READ, failing(1, "08006"));
    assertThat(guard.snapshot(PoolName.PLATFORM).failedCalls()).isEmpty();

    runs.set(0);
    assertThatThrownBy(
            () -> CurrentEndpoint.duringTask("mail", () -> guard.call(WRITE, failing(1, "08006"))))
        .isInstanceOf(DatabaseUnavailableException.class);

    assertThat(guard.snapshot(PoolName.PLATFORM).failedCalls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.kind()).isEqualTo(FaultKind.CONNECTION_LOST);
              assertThat(call.endpoint()).contains("task mail");
            });
  }

  @Test
  void neverRepeatsAWriteThatMayHaveBeenCommitted() {
    var failure =
        catchThrowableOfType(
            DatabaseUnavailableException.class, () -> guard.call(WRITE, failing(1, "08006")));

    assertThat(runs).hasValue(1);
    assertThat(failure.detail()).contains("not known");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void repeatsAReadWhoseConnectionBroke() {
    assertThat(guard.call(READ, failing(1, "57P01"))).isEqualTo("done");
  }

  @Test
  void runsOnceWhatMayRunOnce() {
    assertThatThrownBy(() -> guard.call(ONCE, failing(1, "40P01")))
        .isInstanceOf(DatabaseBusyException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void doesNotRepeatPastTheDeadline() {
    Supplier<String> slow = failing(99, "53300");

    assertThatThrownBy(
            () ->
                guard.call(
                    READ,
                    () -> {
                      pace.pass(Duration.ofSeconds(6));
                      return slow.get();
                    }))
        .isInstanceOf(DatabaseBusyException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void letsTheProblemsOfTheFeaturesPass() {
    class Taken extends HeadgateException {
      Taken() {
        super(ProblemType.CONFLICT, "Taken.");
      }
    }
    var taken = new Taken();

    assertThatThrownBy(
            () ->
                guard.run(
                    WRITE,
                    () -> {
                      throw taken;
                    }))
        .isSameAs(taken);
    assertThat(told).isEmpty();
  }

  @Test
  void leavesAConstraintToTheFeature() {
    assertThatThrownBy(() -> guard.call(WRITE, failing(1, "23505")))
        .isInstanceOf(EJBException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void refusesAtOnceWhileTheDatabaseIsDownAndRecoversByItself() {
    for (int i = 0; i < 5; i++) {
      runs.set(0);
      assertThatThrownBy(() -> guard.call(ONCE, failing(1, "08001")))
          .isInstanceOf(DatabaseUnavailableException.class);
    }
    int before = runs.get();

    var refused =
        catchThrowableOfType(
            DatabaseUnavailableException.class, () -> guard.call(READ, failing(0, "")));

    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(runs).hasValue(before);
    assertThat(told).endsWith("breaker OPEN", "failed UNREACHABLE", "refused BREAKER_OPEN");
    assertThat(guard.snapshot(PoolName.USERDATA).breaker()).isEqualTo(CircuitBreakerState.CLOSED);

    pace.pass(Duration.ofSeconds(2));
    assertThat(guard.call(READ, () -> "back")).isEqualTo("back");
    assertThat(guard.snapshot(PoolName.PLATFORM).breaker()).isEqualTo(CircuitBreakerState.CLOSED);
  }

  @Test
  void aProbeEndsTheWaiting() {
    for (int i = 0; i < 5; i++) {
      runs.set(0);
      assertThatThrownBy(() -> guard.call(ONCE, failing(1, "08001")))
          .isInstanceOf(DatabaseUnavailableException.class);
    }
    guard.noteReachable(PoolName.PLATFORM);

    assertThat(guard.call(READ, () -> "back")).isEqualTo("back");
  }

  @Test
  void workInsideOfWorkTakesNoSecondPermit() {
    String answer = guard.call(WRITE, () -> guard.call(READ, () -> "in use " + inUse()));

    assertThat(answer).isEqualTo("in use 1");
  }

  @Test
  void workInsideOfWorkIsRepeatedByTheOuterCallOnly() {
    Supplier<String> inner = failing(1, "40P01");

    guard.call(WRITE, () -> guard.call(WRITE, inner));

    assertThat(told).containsExactly("retry 1 after 25");
  }

  @Test
  void refusesWithAnHonestTimeWhenAllIsTaken() throws Exception {
    var inside = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var holder = CompletableFuture.runAsync(() -> guard.run(READ, () -> waitFor(inside, finish)));
    inside.await();
    guard.limit(PoolName.PLATFORM, new AdmissionLimits(1, 0, Duration.ofSeconds(5)));
    pace.pass(Duration.ofSeconds(7));

    var busy =
        catchThrowableOfType(DatabaseBusyException.class, () -> guard.call(READ, () -> "never"));

    assertThat(busy.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(7)));
    assertThat(told).containsExactly("refused QUEUE_FULL");
    finish.countDown();
    holder.get();
  }

  @Test
  void finishesWhatRunsAndRefusesWhatComesBeforeAShutdown() throws Exception {
    var inside = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var holder =
        CompletableFuture.supplyAsync(
            () ->
                guard.call(
                    READ,
                    () -> {
                      waitFor(inside, finish);
                      return guard.call(
                          GuardedWork.read(PoolName.USERDATA, WorkPriority.USERS), () -> "both");
                    }));
    inside.await();

    guard.beginShutdown();

    assertThatThrownBy(() -> guard.call(READ, () -> "new"))
        .isInstanceOf(ShuttingDownException.class);
    assertThat(guard.awaitQuiet(Duration.ZERO)).isFalse();
    finish.countDown();
    assertThat(guard.awaitQuiet(Duration.ofMinutes(1))).isTrue();
    assertThat(holder.get()).isEqualTo("both");
  }

  private static void waitFor(CountDownLatch inside, CountDownLatch finish) {
    inside.countDown();
    try {
      finish.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
