package org.headgate.scheduling.dispatch.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.persistence.Finish;
import org.junit.jupiter.api.Test;

/** How much a node takes. */
class WorkersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<Finish> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tellings = new AtomicInteger();
  private final Workers workers =
      new Workers(2, WorkersTest::daemon, this::carriedOut, tellings::incrementAndGet);

  @Test
  void theyTakeNothingMoreWhileTooManyEndsAreNotWritten() {
    takeAndCarryOut(Workers.MOST_UNWRITTEN);

    assertThat(workers.room()).isZero();

    workers.tellOfRoom();
    assertThat(tellings).hasValue(0);
    workers.forget(written(Workers.MOST_UNWRITTEN / 2));
    assertThat(tellings).hasValue(1);
    assertThat(workers.room()).isPositive();
  }

  @Test
  void theyTellOfRoomAtOnceWhenThereIsSome() {
    takeAndCarryOut(10);

    workers.tellOfRoom();

    assertThat(tellings).hasValue(1);
  }

  @Test
  void theServicesOwnTasksAreCarriedOutWhateverOccupiesTheOthers() throws Exception {
    CountDownLatch receiversAnswer = new CountDownLatch(1);
    Workers occupied =
        new Workers(
            2,
            WorkersTest::daemon,
            taken -> {
              if (!taken.isOfService()) {
                wait(receiversAnswer);
              }
              return carriedOut(taken);
            },
            tellings::incrementAndGet);
    try {
      while (occupied.room() > 0) {
        occupied.take(assignment());
      }

      assertThat(occupied.roomOfService()).isPositive();
      occupied.take(assignment(Optional.empty()));
      await().atMost(PATIENCE).until(() -> ended.size() == 1);
    } finally {
      receiversAnswer.countDown();
    }
    assertThat(occupied.stop(PATIENCE)).isTrue();
    assertThat(ended).hasSizeGreaterThan(2);
  }

  private void takeAndCarryOut(int count) {
    for (int i = 0; i < count; i++) {
      workers.take(assignment());
    }
    await().atMost(PATIENCE).until(() -> ended.size() == count && workers.busy() == 0);
  }

  private List<Finish> written(int count) {
    return ended.stream().limit(count).toList();
  }

  private Finish carriedOut(Workers.Taken taken) {
    Assignment assignment = taken.assignment();
    Finish finish =
        new Finish(
            assignment.id(),
            assignment.schedule(),
            assignment.token(),
            Finish.End.SUCCEEDED,
            Optional.empty(),
            assignment.claimedAt(),
            assignment.claimedAt(),
            Duration.ZERO,
            Optional.empty());
    ended.add(finish);
    return finish;
  }

  private static Assignment assignment() {
    return assignment(Optional.of(UUID.randomUUID()));
  }

  private static Assignment assignment(Optional<UUID> owner) {
    DueSchedule.Work work =
        new DueSchedule.Work(owner, "{}", Optional.empty(), 1, Duration.ZERO, Duration.ZERO, 0);
    return new Assignment(
        UUID.randomUUID(),
        UUID.randomUUID(),
        Instant.EPOCH,
        1,
        0,
        1,
        0,
        Optional.empty(),
        work,
        Instant.EPOCH);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "worker");
    thread.setDaemon(true);
    return thread;
  }
}
