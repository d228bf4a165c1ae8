package org.headgate.scheduling.service.dispatch;

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
import java.util.function.Supplier;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DueSchedule;
import org.junit.jupiter.api.Test;

/** The capacity of a node's workers. */
class WorkerPoolTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<AttemptResult> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tellings = new AtomicInteger();
  private final WorkerPool workerPool =
      new WorkerPool(2, WorkerPoolTest::daemon, this::execute, tellings::incrementAndGet);

  @Test
  void unwrittenResultsLimitTheCapacity() {
    startAndExecute(WorkerPool.MAX_UNWRITTEN);

    assertThat(workerPool.freeCapacity()).isZero();

    workerPool.onCapacityAvailable();
    assertThat(tellings).hasValue(0);
    workerPool.forget(written(WorkerPool.MAX_UNWRITTEN / 2));
    assertThat(tellings).hasValue(1);
    assertThat(workerPool.freeCapacity()).isPositive();
  }

  /** An action may have 64 KiB: as many executions as of small ones would fill the heap. */
  @Test
  void largeActionsLimitTheCapacity() {
    String action = "x".repeat(64 * 1024);
    int count = (int) (WorkerPool.MAX_TEXT / action.length());
    startAndExecute(count, () -> assignment(Optional.of(UUID.randomUUID()), action));

    assertThat(workerPool.freeCapacity()).isZero();

    workerPool.onCapacityAvailable();
    assertThat(tellings).hasValue(0);
    workerPool.forget(written(count / 2));
    assertThat(tellings).hasValue(1);
    assertThat(workerPool.freeCapacity()).isPositive();
    workerPool.forget(written(count));
    assertThat(workerPool.known()).isEmpty();
  }

  /** It was released, and claimed again before that was written. */
  @Test
  void executionThatIsClaimedAgainIsCountedOnce() {
    ClaimedExecution large =
        assignment(Optional.of(UUID.randomUUID()), "x".repeat((int) WorkerPool.MAX_TEXT));
    startAndExecute(2, () -> large);

    workerPool.forget(written(1));

    assertThat(workerPool.freeCapacity()).isPositive();
  }

  @Test
  void freeCapacityIsSignalledImmediately() {
    startAndExecute(10);

    workerPool.onCapacityAvailable();

    assertThat(tellings).hasValue(1);
  }

  @Test
  void serviceTasksRunWhileOtherWorkersAreOccupied() throws Exception {
    CountDownLatch receiversAnswer = new CountDownLatch(1);
    WorkerPool occupied =
        new WorkerPool(
            2,
            WorkerPoolTest::daemon,
            task -> {
              if (!task.isOfService()) {
                wait(receiversAnswer);
              }
              return execute(task);
            },
            tellings::incrementAndGet);
    try {
      while (occupied.freeCapacity() > 0) {
        occupied.start(assignment());
      }

      assertThat(occupied.freeServiceCapacity()).isPositive();
      occupied.start(assignment(Optional.empty()));
      await().atMost(PATIENCE).until(() -> ended.size() == 1);
    } finally {
      receiversAnswer.countDown();
    }
    assertThat(occupied.stop(PATIENCE)).isTrue();
    assertThat(ended).hasSizeGreaterThan(2);
  }

  private void startAndExecute(int count) {
    startAndExecute(count, WorkerPoolTest::assignment);
  }

  private void startAndExecute(int count, Supplier<ClaimedExecution> assignments) {
    for (int i = 0; i < count; i++) {
      workerPool.start(assignments.get());
    }
    await().atMost(PATIENCE).until(() -> ended.size() == count && workerPool.busy() == 0);
  }

  private List<AttemptResult> written(int count) {
    return ended.stream().limit(count).toList();
  }

  private AttemptResult execute(WorkerPool.RunningTask task) {
    ClaimedExecution claimedExecution = task.assignment();
    AttemptResult attemptResult =
        new AttemptResult(
            claimedExecution.id(),
            claimedExecution.scheduleId(),
            claimedExecution.token(),
            AttemptResult.End.SUCCEEDED,
            Optional.empty(),
            claimedExecution.claimedAt(),
            claimedExecution.claimedAt(),
            Duration.ZERO,
            Optional.empty());
    ended.add(attemptResult);
    return attemptResult;
  }

  private static ClaimedExecution assignment() {
    return assignment(Optional.of(UUID.randomUUID()));
  }

  private static ClaimedExecution assignment(Optional<UUID> accountId) {
    return assignment(accountId, "{}");
  }

  private static ClaimedExecution assignment(Optional<UUID> accountId, String action) {
    DueSchedule.Work work =
        new DueSchedule.Work(accountId, action, List.of(), 1, Duration.ZERO, Duration.ZERO, 0);
    return new ClaimedExecution(
        UUID.randomUUID(),
        UUID.randomUUID(),
        Instant.EPOCH,
        ExecutionKind.SCHEDULED,
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
