package org.headgate.scheduling.service.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.persistence.ScheduleClaim;
import org.headgate.scheduling.service.TriggerValidator;
import org.headgate.scheduling.service.calendar.Recurrence;

/**
 * Claims due executions for its node, as many as the workers can take. Half of them are for waiting
 * attempts, half for due instants; what one half leaves the next round gives to the other.
 */
final class ExecutionClaimer {

  private static final Logger LOG = SingleLineLogger.of(ExecutionClaimer.class);
  private static final int MAX_CLAIMED = 1000;
  private static final long KEEP_ALIVE_SECONDS = 5;
  private static final Duration CONTENDED = Duration.ofMillis(5);

  /** Another node has not yet claimed what is due in its share. */
  private static final Duration FOREIGN_SHARE_DELAY = Duration.ofMillis(10);

  private static final Duration ABANDONED_AFTER = Duration.ofMillis(250);
  private static final int ROUNDS_OF_SHARE = 8;
  private static final Duration NOT_UNDERSTOOD = Duration.ofHours(1);

  private final UUID node;
  private final DispatchRepository dispatchRepository;
  private final DispatchGuard dispatchGuard;
  private final Duration polling;
  private final ClaimPlanner plan;
  private final Consumer<ClaimedExecution> onClaimed;
  private final ThreadPoolExecutor serviceExecutor;
  private int rounds;

  /**
   * @param polling longest pause between two rounds
   * @param onClaimed gets what was claimed
   */
  ExecutionClaimer(
      UUID node,
      DispatchRepository dispatchRepository,
      DispatchGuard dispatchGuard,
      Duration polling,
      ClaimPlanner plan,
      Consumer<ClaimedExecution> onClaimed,
      ThreadFactory factory) {
    this.node = node;
    this.dispatchRepository = dispatchRepository;
    this.dispatchGuard = dispatchGuard;
    this.polling = polling;
    this.plan = plan;
    this.onClaimed = onClaimed;
    serviceExecutor =
        new ThreadPoolExecutor(
            1, 1, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    serviceExecutor.allowCoreThreadTimeOut(true);
  }

  /**
   * @param capacity how many may be claimed, at least 1
   * @return how long to wait before the next
   */
  Duration claimOnce(int capacity) {
    int bounded = Math.min(MAX_CLAIMED, capacity);
    int share = bounded - bounded / 2;
    List<ClaimedExecution> waiting =
        dispatchGuard.call(() -> dispatchRepository.claimWaiting(node, share));
    waiting.forEach(onClaimed);
    int left = bounded - waiting.size();
    List<DueSchedule> due = left == 0 ? List.of() : due(left);
    boolean isClaimed = due.isEmpty() || claim(due);
    if (!due.isEmpty() || waiting.size() == share) {
      return isClaimed ? Duration.ZERO : CONTENDED;
    }
    Optional<Duration> untilDue = dispatchGuard.call(dispatchRepository::untilDue);
    return untilDue
        .filter(wait -> wait.compareTo(polling) < 0)
        .map(wait -> wait.isNegative() ? FOREIGN_SHARE_DELAY : wait.plusMillis(1))
        .orElse(polling);
  }

  /**
   * The node's own share first. A node with little in its share takes what others have left, and
   * from time to time each node looks at the longest overdue of all, so that nothing waits for a
   * node without free workers.
   */
  private List<DueSchedule> due(int limit) {
    rounds++;
    if (rounds % ROUNDS_OF_SHARE == 0) {
      return dispatchGuard.call(() -> dispatchRepository.due(limit));
    }
    List<DueSchedule> due = dispatchGuard.call(() -> dispatchRepository.dueOfShare(node, limit));
    return due.isEmpty()
        ? dispatchGuard.call(() -> dispatchRepository.abandoned(ABANDONED_AFTER, limit))
        : due;
  }

  /**
   * Claims due executions of the service's own schedules only.
   *
   * @param capacity how many may be claimed
   */
  void claimServiceExecutions(int capacity) {
    if (capacity == 0) {
      return;
    }
    List<ClaimedExecution> waiting =
        dispatchGuard.call(() -> dispatchRepository.claimWaitingOfService(node, capacity));
    waiting.forEach(onClaimed);
    int left = capacity - waiting.size();
    if (left > 0) {
      List<DueSchedule> due = dispatchGuard.call(() -> dispatchRepository.dueOfService(left));
      if (!due.isEmpty()) {
        claim(due);
      }
    }
  }

  void stop() {
    serviceExecutor.shutdown();
  }

  /**
   * Claims in batches, two of them at a time when there are many.
   *
   * @return whether anything could be won; not when other nodes were faster throughout
   */
  private boolean claim(List<DueSchedule> due) {
    List<ClaimBatch> batches = new ArrayList<>(List.of(new ClaimBatch()));
    for (DueSchedule schedule : due) {
      if (batches.get(batches.size() - 1).isFull()) {
        batches.add(new ClaimBatch());
      }
      batches.get(batches.size() - 1).add(schedule, planned(schedule));
    }
    if (batches.size() == 1) {
      return claimed(batches.get(0));
    }
    Future<Boolean> others =
        serviceExecutor.submit(() -> claimed(batches.subList(1, batches.size())));
    boolean isClaimed = false;
    try {
      isClaimed = claimed(batches.get(0));
    } finally {
      // Nothing may be under way when it is asked what a failed claim took.
      isClaimed |= get(others);
    }
    return isClaimed;
  }

  private boolean claimed(List<ClaimBatch> batches) {
    boolean isClaimed = false;
    for (ClaimBatch batch : batches) {
      isClaimed |= claimed(batch);
    }
    return isClaimed;
  }

  private boolean claimed(ClaimBatch batch) {
    List<DispatchRepository.Claimed> claimed =
        dispatchGuard.call(() -> dispatchRepository.claim(node, batch.claims()));
    claimed.forEach(execution -> onClaimed.accept(batch.assignment(execution)));
    return !claimed.isEmpty();
  }

  private static boolean get(Future<Boolean> claims) {
    try {
      return claims.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a claim failed", e.getCause());
    }
  }

  /** A schedule that cannot be read must not block the others. */
  private ScheduleClaim planned(DueSchedule schedule) {
    try {
      return plan.of(schedule, timetable(schedule));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.ERROR, "Schedule " + schedule.id() + " cannot be understood", e);
      return new ScheduleClaim(
          schedule.id(),
          schedule.fence(),
          Optional.of(schedule.now().plus(NOT_UNDERSTOOD)),
          List.of());
    }
  }

  private static Recurrence timetable(DueSchedule due) {
    try {
      return TriggerValidator.timetable(
          JsonMappers.lenient().readValue(due.trigger(), Trigger.class),
          due.dstGap(),
          due.dstOverlap(),
          due.anchoredAt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored trigger can be read", e);
    }
  }
}
