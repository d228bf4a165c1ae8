package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.problem.ShuttingDownException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.WorkPriority;
import org.junit.jupiter.api.Test;

class DatabaseGuardTest extends GuardSteps {

  @Test
  void permitIsReleasedOnSuccessAndFailure() {
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
  void featureExceptionsPassUnchanged() {
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
    assertThat(events).isEmpty();
  }

  @Test
  void constraintViolationIsLeftToTheFeature() {
    assertThatThrownBy(() -> guard.call(WRITE, failing(1, "23505")))
        .isInstanceOf(EJBException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void openBreakerRefusesAtOnceAndRecovers() {
    for (int i = 0; i < 5; i++) {
      runs.set(0);
      assertThatThrownBy(() -> guard.call(ONCE, failing(1, "08001")))
          .isInstanceOf(DatabaseUnavailableException.class);
    }
    int previous = runs.get();

    var refused =
        catchThrowableOfType(
            DatabaseUnavailableException.class, () -> guard.call(READ, failing(0, "")));

    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(runs).hasValue(previous);
    assertThat(events).endsWith("breaker OPEN", "failed UNREACHABLE", "refused BREAKER_OPEN");
    assertThat(guard.snapshot(PoolName.USERDATA).breaker()).isEqualTo(CircuitBreakerState.CLOSED);

    clock.pass(Duration.ofSeconds(2));
    assertThat(guard.call(READ, () -> "back")).isEqualTo("back");
    assertThat(guard.snapshot(PoolName.PLATFORM).breaker()).isEqualTo(CircuitBreakerState.CLOSED);
  }

  @Test
  void successfulProbeReopensTheDatabase() {
    for (int i = 0; i < 5; i++) {
      runs.set(0);
      assertThatThrownBy(() -> guard.call(ONCE, failing(1, "08001")))
          .isInstanceOf(DatabaseUnavailableException.class);
    }
    guard.noteReachable(PoolName.PLATFORM);

    assertThat(guard.call(READ, () -> "back")).isEqualTo("back");
  }

  @Test
  void nestedWorkTakesNoSecondPermit() {
    String answer = guard.call(WRITE, () -> guard.call(READ, () -> "in use " + inUse()));

    assertThat(answer).isEqualTo("in use 1");
  }

  @Test
  void nestedWorkIsRetriedByTheOuterCallOnly() {
    Supplier<String> inner = failing(1, "40P01");

    guard.call(WRITE, () -> guard.call(WRITE, inner));

    assertThat(events).containsExactly("retry 1 after 25");
  }

  @Test
  void fullPoolIsRefusedWithEstimatedRetryAfter() throws Exception {
    var inside = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var holder = CompletableFuture.runAsync(() -> guard.run(READ, () -> waitFor(inside, finish)));
    inside.await();
    guard.limit(PoolName.PLATFORM, new AdmissionLimits(1, 0, Duration.ofSeconds(5)));
    clock.pass(Duration.ofSeconds(7));

    var busy =
        catchThrowableOfType(DatabaseBusyException.class, () -> guard.call(READ, () -> "never"));

    assertThat(busy.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(7)));
    assertThat(events).containsExactly("refused QUEUE_FULL");
    finish.countDown();
    holder.get();
  }

  @Test
  void shutdownFinishesRunningWorkAndRefusesNewWork() throws Exception {
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
    assertThat(guard.awaitIdle(Duration.ZERO)).isFalse();
    finish.countDown();
    assertThat(guard.awaitIdle(Duration.ofMinutes(1))).isTrue();
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
