package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which requests get a permit, wait or are refused. */
class AdmissionControllerTest extends AdmissionSteps {

  @Test
  void admitsUpToThePoolSize() throws AdmissionRefusedException {
    var admissionController = admission(2);

    assertThat(users(admissionController).permit()).isDone();
    assertThat(users(admissionController).permit()).isDone();
    assertThat(users(admissionController).permit()).isNotDone();
    assertThat(admissionController.snapshot())
        .isEqualTo(
            new AdmissionSnapshot(2, 2, 0, 1, 2, 0, 0, Duration.ZERO, List.of(Duration.ZERO)));
  }

  @Test
  void returnedPermitGoesToTheNextInTheQueue() throws AdmissionRefusedException {
    var admissionController = admission(1);
    var first = users(admissionController);
    var second = users(admissionController);

    giveBack(first);

    assertThat(second.permit()).isDone();
    assertThat(admissionController.snapshot().inUse()).isEqualTo(1);
  }

  @Test
  void permitClosedTwiceIsReleasedOnce() throws AdmissionRefusedException {
    var admissionController = admission(1);
    var first = users(admissionController);
    giveBack(first);
    var second = users(admissionController);

    giveBack(first);

    assertThat(second.permit()).isDone();
    assertThat(admissionController.snapshot().inUse()).isEqualTo(1);
  }

  @Test
  void idlePermitsAreAcquiredAllOrNothing() throws AdmissionRefusedException {
    var admissionController = admission(4);
    users(admissionController);

    assertThat(admissionController.tryAcquireIdle(4)).isFalse();
    assertThat(admissionController.tryAcquireIdle(3)).isTrue();
    assertThat(admissionController.tryAcquireIdle(1)).isFalse();
    assertThat(admissionController.snapshot().inUse()).isEqualTo(1);
    assertThat(admissionController.snapshot().maintenance()).isEqualTo(3);
  }

  @Test
  void idlePermitsAreHandedToTheQueueOnRelease() throws AdmissionRefusedException {
    var admissionController = admission(2);
    admissionController.tryAcquireIdle(2);
    var first = users(admissionController);

    admissionController.releaseIdle(2);

    assertThat(first.permit()).isDone();
    assertThat(admissionController.snapshot().inUse()).isEqualTo(1);
    assertThat(admissionController.snapshot().maintenance()).isZero();
  }

  @Test
  void noIdlePermitIsGivenWhileWorkWaits() throws AdmissionRefusedException {
    var admissionController = admission(1);
    var holder = users(admissionController);
    users(admissionController);

    assertThat(admissionController.tryAcquireIdle(1)).isFalse();

    giveBack(holder);
    assertThat(admissionController.tryAcquireIdle(1)).isFalse();
  }

  @Test
  void fullQueueOfAClassIsRefused() throws AdmissionRefusedException {
    var admissionController = admission(1, 1);
    users(admissionController);
    users(admissionController);

    assertThatExceptionOfType(AdmissionRefusedException.class)
        .isThrownBy(() -> users(admissionController))
        .matches(refused -> refused.reason() == RefusalReason.QUEUE_FULL);
    assertThat(admissionController.request(WorkPriority.AUTHENTICATION, DEADLINE).permit())
        .isNotDone();
    assertThat(admissionController.snapshot().refused()).isEqualTo(1);
  }

  @Test
  void tooLongEstimatedWaitIsRefusedAtOnce() throws AdmissionRefusedException {
    var admissionController = admission(1);
    hold(admissionController, Duration.ofSeconds(3));
    users(admissionController);
    users(admissionController);

    var refused =
        catchThrowableOfType(AdmissionRefusedException.class, () -> users(admissionController));

    assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_LONG);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void waitingRequestIsRefusedAtTheDeadline() throws AdmissionRefusedException {
    var admissionController = admission(1);
    var holder = users(admissionController);

    assertThatExceptionOfType(AdmissionRefusedException.class)
        .isThrownBy(() -> admissionController.acquire(WorkPriority.USERS, Duration.ofMillis(1)))
        .matches(refused -> refused.reason() == RefusalReason.DEADLINE)
        .matches(refused -> refused.retryAfter().equals(Duration.ofSeconds(1)));
    giveBack(holder);
    assertThat(admissionController.snapshot())
        .isEqualTo(new AdmissionSnapshot(1, 0, 0, 0, 1, 1, 1, Duration.ZERO));
  }

  @Test
  void permitGrantedAtTheDeadlineIsKept() throws AdmissionRefusedException {
    var admissionController = admission(1);
    var holder = users(admissionController);
    var late = users(admissionController);
    giveBack(holder);

    var admissionPermit = admissionController.giveUp(late, RefusalReason.DEADLINE);

    admissionPermit.close();
    assertThat(admissionController.snapshot().inUse()).isZero();
    assertThat(admissionController.snapshot().timeouts()).isZero();
  }

  @Test
  void interruptedThreadLeavesTheQueueAndStaysInterrupted() throws AdmissionRefusedException {
    var admissionController = admission(1);
    users(admissionController);
    Thread.currentThread().interrupt();

    var refused =
        catchThrowableOfType(
            AdmissionRefusedException.class,
            () -> admissionController.acquire(WorkPriority.USERS, DEADLINE));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(refused.reason()).isEqualTo(RefusalReason.INTERRUPTED);
    assertThat(admissionController.snapshot().waiting()).isZero();
  }

  @Test
  void growthAdmitsWaitingRequests() throws AdmissionRefusedException {
    var admissionController = admission(1);
    users(admissionController);
    var second = users(admissionController);
    var third = users(admissionController);

    admissionController.limit(AdmissionLimits.forPool(3, DEADLINE));

    assertThat(second.permit()).isDone();
    assertThat(third.permit()).isDone();
  }

  @Test
  void shrinkingLetsAdmittedWorkFinish() throws AdmissionRefusedException {
    var admissionController = admission(3);
    var inside =
        List.of(users(admissionController), users(admissionController), users(admissionController));
    var waiting = users(admissionController);

    admissionController.limit(AdmissionLimits.forPool(1, DEADLINE));
    giveBack(inside.get(0));
    giveBack(inside.get(1));
    assertThat(waiting.permit()).isNotDone();
    giveBack(inside.get(2));
    assertThat(waiting.permit()).isDone();
  }

  @Test
  void hungWorkRaisesRetryAfterButNotMeanHold() throws AdmissionRefusedException {
    var admissionController = admission(2);
    hold(admissionController, Duration.ofMillis(5));
    users(admissionController);
    users(admissionController);
    users(admissionController);

    clock.pass(Duration.ofSeconds(10));

    assertThat(admissionController.retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(admissionController.snapshot().meanHold()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void concurrentThreadsNeverExceedThePermits() throws Exception {
    int threads = 12;
    int rounds = 200;
    var admissionController =
        new AdmissionController(
            new AdmissionLimits(3, threads, Duration.ofMinutes(1)), System::nanoTime);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var start = new CyclicBarrier(threads);
    Callable<Void> borrower =
        () -> {
          start.await();
          for (int round = 0; round < rounds; round++) {
            var admissionPermit =
                admissionController.acquire(WorkPriority.USERS, Duration.ofMinutes(1));
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            admissionPermit.close();
          }
          return null;
        };

    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit(borrower));
      }
      for (Future<Void> future : all) {
        future.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(most.get()).isBetween(1, 3);
    assertThat(admissionController.snapshot().admitted()).isEqualTo((long) threads * rounds);
    assertThat(admissionController.snapshot().inUse()).isZero();
  }
}
