package org.headgate.pool.service;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final HandDrivenPace pace = new HandDrivenPace();

  private Admission admission(int size) {
    return admission(size, 16);
  }

  private Admission admission(int size, int queue) {
    return new Admission(new AdmissionLimits(size, queue, DEADLINE), pace::nanos);
  }

  private static Ticket users(Admission admission) throws AdmissionRefused {
    return admission.request(WorkClass.USERS, DEADLINE);
  }

  private static void giveBack(Ticket ticket) {
    ticket.permit().join().close();
  }

  @Test
  void admitsAsManyAsThePoolHasConnections() throws AdmissionRefused {
    var admission = admission(2);

    assertThat(users(admission).permit()).isDone();
    assertThat(users(admission).permit()).isDone();
    assertThat(users(admission).permit()).isNotDone();
    assertThat(admission.snapshot())
        .isEqualTo(new AdmissionSnapshot(2, 2, 0, 1, 2, 0, 0, Duration.ZERO));
  }

  @Test
  void handsAPermitOverToWhoWaits() throws AdmissionRefused {
    var admission = admission(1);
    var first = users(admission);
    var second = users(admission);

    giveBack(first);

    assertThat(second.permit()).isDone();
    assertThat(admission.snapshot().inUse()).isEqualTo(1);
  }

  @Test
  void aPermitClosedTwiceCountsOnce() throws AdmissionRefused {
    var admission = admission(1);
    var first = users(admission);
    giveBack(first);
    var second = users(admission);

    giveBack(first);

    assertThat(second.permit()).isDone();
    assertThat(admission.snapshot().inUse()).isEqualTo(1);
  }

  @Test
  void givesSparePermitsAllAtOnceOrNot() throws AdmissionRefused {
    var admission = admission(4);
    users(admission);

    assertThat(admission.takeSpare(4)).isFalse();
    assertThat(admission.takeSpare(3)).isTrue();
    assertThat(admission.takeSpare(1)).isFalse();
    assertThat(admission.snapshot().inUse()).isEqualTo(1);
    assertThat(admission.snapshot().spare()).isEqualTo(3);
  }

  @Test
  void sparePermitsThatComeBackAreHandedOverToWhoWaits() throws AdmissionRefused {
    var admission = admission(2);
    admission.takeSpare(2);
    var first = users(admission);

    admission.giveBackSpare(2);

    assertThat(first.permit()).isDone();
    assertThat(admission.snapshot().inUse()).isEqualTo(1);
    assertThat(admission.snapshot().spare()).isZero();
  }

  @Test
  void nothingIsSpareWhileSomebodyWaits() throws AdmissionRefused {
    var admission = admission(1);
    var holder = users(admission);
    users(admission);

    assertThat(admission.takeSpare(1)).isFalse();

    giveBack(holder);
    assertThat(admission.takeSpare(1)).isFalse();
  }

  @Test
  void servesTheMoreUrgentClassFirst() throws AdmissionRefused {
    var admission = admission(1);
    var holder = users(admission);
    var job = admission.request(WorkClass.JOBS, DEADLINE);
    var user = users(admission);
    var login = admission.request(WorkClass.AUTHENTICATION, DEADLINE);

    giveBack(holder);
    assertThat(login.permit()).isDone();
    giveBack(login);
    assertThat(user.permit()).isDone();
    giveBack(user);
    assertThat(job.permit()).isDone();
  }

  @Test
  void letsNoClassStarve() throws AdmissionRefused {
    var admission = admission(1);
    var current = users(admission);
    var job = admission.request(WorkClass.JOBS, DEADLINE);

    int turns = 0;
    while (!job.permit().isDone()) {
      var login = admission.request(WorkClass.AUTHENTICATION, DEADLINE);
      giveBack(current);
      current = login;
      turns++;
      assertThat(turns).isLessThanOrEqualTo(AdmissionQueue.TURNS_UNTIL_THE_OLDEST);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // size, log-ins, users, jobs: how many of one class alone get in
    "1, 1, 1, 1",
    "2, 1, 2, 1",
    "3, 2, 3, 2",
    "4, 3, 3, 2",
    "15, 12, 14, 11",
    "34, 26, 30, 22"
  })
  void aCrowdOfOneClassLeavesTheOthersTheirShare(int size, int logIns, int users, int jobs)
      throws AdmissionRefused {
    assertThat(admittedOfACrowd(size, WorkClass.AUTHENTICATION)).isEqualTo(logIns);
    assertThat(admittedOfACrowd(size, WorkClass.USERS)).isEqualTo(users);
    assertThat(admittedOfACrowd(size, WorkClass.JOBS)).isEqualTo(jobs);
    assertThat(admittedOfACrowd(size, WorkClass.OPERATOR)).isEqualTo(size);
  }

  private int admittedOfACrowd(int size, WorkClass workClass) throws AdmissionRefused {
    var admission = admission(size, 1000);
    for (int each = 0; each < 2 * size; each++) {
      admission.request(workClass, DEADLINE);
    }
    return admission.snapshot().inUse();
  }

  @Test
  void whatIsKeptForAClassIsTakenByItAlthoughOthersWait() throws AdmissionRefused {
    var admission = admission(15, 1000);
    for (int each = 0; each < 100; each++) {
      admission.request(WorkClass.AUTHENTICATION, DEADLINE);
    }

    for (int each = 0; each < 3; each++) {
      assertThat(users(admission).permit()).isDone();
    }
    assertThat(users(admission).permit()).isNotDone();
  }

  @Test
  void theWaitIsEstimatedByTheShareOfTheClass() throws AdmissionRefused {
    var admission = admission(4, 1000);
    hold(admission, Duration.ofMillis(10));
    List<Ticket> crowd = new ArrayList<>();
    for (int each = 0; each < 3; each++) {
      crowd.add(admission.request(WorkClass.AUTHENTICATION, DEADLINE));
    }
    pace.pass(Duration.ofSeconds(4));
    crowd.forEach(AdmissionTest::giveBack);
    for (int each = 0; each < 6; each++) {
      admission.request(WorkClass.AUTHENTICATION, Duration.ofMinutes(1));
    }
    users(admission);

    // Before it stand three log-ins of 4 s each, on all permits together; its own share is quick.
    assertThat(users(admission).permit()).isNotDone();
    assertThatExceptionOfType(AdmissionRefused.class)
        .isThrownBy(() -> admission.request(WorkClass.AUTHENTICATION, Duration.ofSeconds(1)))
        .matches(refused -> refused.reason() == Refusal.TOO_LONG)
        .matches(refused -> refused.retryAfter().compareTo(Duration.ofSeconds(2)) >= 0);
  }

  @Test
  void refusesWhenTheQueueOfTheClassIsFull() throws AdmissionRefused {
    var admission = admission(1, 1);
    users(admission);
    users(admission);

    assertThatExceptionOfType(AdmissionRefused.class)
        .isThrownBy(() -> users(admission))
        .matches(refused -> refused.reason() == Refusal.QUEUE_FULL);
    assertThat(admission.request(WorkClass.AUTHENTICATION, DEADLINE).permit()).isNotDone();
    assertThat(admission.snapshot().refused()).isEqualTo(1);
  }

  @Test
  void refusesAtOnceWhoseTurnWouldComeTooLate() throws AdmissionRefused {
    var admission = admission(1);
    hold(admission, Duration.ofSeconds(3));
    users(admission);
    users(admission);

    var refused = catchThrowableOfType(AdmissionRefused.class, () -> users(admission));

    assertThat(refused.reason()).isEqualTo(Refusal.TOO_LONG);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void anUrgentOneIsNotRefusedForTheQueueBehindIt() throws AdmissionRefused {
    var admission = admission(1);
    hold(admission, Duration.ofSeconds(3));
    users(admission);
    users(admission);

    assertThat(admission.request(WorkClass.AUTHENTICATION, DEADLINE).permit()).isNotDone();
  }

  @Test
  void answersAtTheDeadline() throws AdmissionRefused {
    var admission = admission(1);
    var holder = users(admission);

    assertThatExceptionOfType(AdmissionRefused.class)
        .isThrownBy(() -> admission.acquire(WorkClass.USERS, Duration.ofMillis(1)))
        .matches(refused -> refused.reason() == Refusal.DEADLINE)
        .matches(refused -> refused.retryAfter().equals(Duration.ofSeconds(1)));
    giveBack(holder);
    assertThat(admission.snapshot())
        .isEqualTo(new AdmissionSnapshot(1, 0, 0, 0, 1, 1, 1, Duration.ZERO));
  }

  @Test
  void keepsAPermitThatCameAtTheDeadline() throws AdmissionRefused {
    var admission = admission(1);
    var holder = users(admission);
    var late = users(admission);
    giveBack(holder);

    var permit = admission.giveUp(late, Refusal.DEADLINE);

    permit.close();
    assertThat(admission.snapshot().inUse()).isZero();
    assertThat(admission.snapshot().timeouts()).isZero();
  }

  @Test
  void anInterruptedThreadLeavesTheQueueAndStaysInterrupted() throws AdmissionRefused {
    var admission = admission(1);
    users(admission);
    Thread.currentThread().interrupt();

    var refused =
        catchThrowableOfType(
            AdmissionRefused.class, () -> admission.acquire(WorkClass.USERS, DEADLINE));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(refused.reason()).isEqualTo(Refusal.INTERRUPTED);
    assertThat(admission.snapshot().waiting()).isZero();
  }

  @Test
  void growingWakesWhoWaits() throws AdmissionRefused {
    var admission = admission(1);
    users(admission);
    var second = users(admission);
    var third = users(admission);

    admission.resize(3);

    assertThat(second.permit()).isDone();
    assertThat(third.permit()).isDone();
  }

  @Test
  void shrinkingLetsThoseInsideFinish() throws AdmissionRefused {
    var admission = admission(3);
    var inside = List.of(users(admission), users(admission), users(admission));
    var waiting = users(admission);

    admission.resize(1);
    giveBack(inside.get(0));
    giveBack(inside.get(1));
    assertThat(waiting.permit()).isNotDone();
    giveBack(inside.get(2));
    assertThat(waiting.permit()).isDone();
  }

  @Test
  void hungWorkDoesNotLookFast() throws AdmissionRefused {
    var admission = admission(2);
    hold(admission, Duration.ofMillis(5));
    users(admission);
    users(admission);
    users(admission);

    pace.pass(Duration.ofSeconds(10));

    assertThat(admission.retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(admission.snapshot().meanHold()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void neverHasMoreInsideThanPermitsWhileThreadsRace() throws Exception {
    int threads = 12;
    int rounds = 200;
    var admission =
        new Admission(new AdmissionLimits(3, threads, Duration.ofMinutes(1)), System::nanoTime);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var start = new CyclicBarrier(threads);
    Callable<Void> borrower =
        () -> {
          start.await();
          for (int round = 0; round < rounds; round++) {
            var permit = admission.acquire(WorkClass.USERS, Duration.ofMinutes(1));
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            permit.close();
          }
          return null;
        };

    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit(borrower));
      }
      for (Future<Void> each : all) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(most.get()).isBetween(1, 3);
    assertThat(admission.snapshot().admitted()).isEqualTo((long) threads * rounds);
    assertThat(admission.snapshot().inUse()).isZero();
  }

  private void hold(Admission admission, Duration duration) throws AdmissionRefused {
    var ticket = users(admission);
    pace.pass(duration);
    giveBack(ticket);
  }
}
