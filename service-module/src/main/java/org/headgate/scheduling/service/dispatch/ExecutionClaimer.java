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
 * attempts, half for due instants; unused capacity of one half goes to the other.
 */
final class ExecutionClaimer {

  private static final Logger LOG = SingleLineLogger.of(ExecutionClaimer.class);
  private static final int MAX_CLAIMED = 1000;
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CONTENTION_DELAY = Duration.ofMillis(5);

  /** Delay while something is due in the share of another node, which has not claimed it yet. */
  private static final Duration FOREIGN_SHARE_DELAY = Duration.ofMillis(10);

  private static final Duration ABANDONED_AFTER = Duration.ofMillis(250);
  private static final int ROUNDS_PER_FULL_SCAN = 8;
  private static final Duration UNREADABLE_RETRY_DELAY = Duration.ofHours(1);

  private final UUID nodeId;
  private final DispatchRepository dispatchRepository;
  private final DispatchGuard dispatchGuard;
  private final DueForecast dueForecast;
  private final ClaimPlanner plan;
  private final Consumer<ClaimedExecution> onClaimed;
  private final ThreadPoolExecutor serviceExecutor;
  private int rounds;

  /**
   * @param onClaimed starts a claimed execution
   */
  ExecutionClaimer(
      UUID nodeId,
      DispatchRepository dispatchRepository,
      DispatchGuard dispatchGuard,
      DueForecast dueForecast,
      ClaimPlanner plan,
      Consumer<ClaimedExecution> onClaimed,
      ThreadFactory factory) {
    this.nodeId = nodeId;
    this.dispatchRepository = dispatchRepository;
    this.dispatchGuard = dispatchGuard;
    this.dueForecast = dueForecast;
    this.plan = plan;
    this.onClaimed = onClaimed;
    serviceExecutor =
        new ThreadPoolExecutor(
            1, 1, IDLE_TIMEOUT.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    serviceExecutor.allowCoreThreadTimeOut(true);
  }

  /**
   * Claims due executions once. A quiet node asks first whether anything is due, so that it sends
   * one statement a poll and not four.
   *
   * @param capacity how many may be claimed, at least 1
   * @return how long to wait before the next claim
   */
  Duration claimOnce(int capacity) {
    if (dueForecast.isQuiet()) {
      Duration untilDue = dueForecast.untilDue();
      if (!untilDue.isNegative()) {
        return dueForecast.pause(untilDue);
      }
    }
    int limit = Math.min(MAX_CLAIMED, capacity);
    int share = limit - limit / 2;
    List<ClaimedExecution> waiting =
        dispatchGuard.call(() -> dispatchRepository.claimWaiting(nodeId, share));
    waiting.forEach(onClaimed);
    int left = limit - waiting.size();
    List<DueSchedule> due = left == 0 ? List.of() : due(left);
    boolean anyClaimed = due.isEmpty() || claim(due);
    if (!due.isEmpty() || waiting.size() == share) {
      return anyClaimed ? Duration.ZERO : CONTENTION_DELAY;
    }
    Duration untilDue = dueForecast.untilDue();
    return untilDue.isNegative() ? FOREIGN_SHARE_DELAY : dueForecast.pause(untilDue);
  }

  /**
   * Due schedules of the node's own share first. A node with nothing due in its share takes what
   * other nodes have left, and every eighth time what is longest overdue in all shares, so that
   * nothing waits for a node without free workers.
   */
  private List<DueSchedule> due(int limit) {
    rounds++;
    if (rounds % ROUNDS_PER_FULL_SCAN == 0) {
      return dispatchGuard.call(() -> dispatchRepository.due(limit));
    }
    List<DueSchedule> due = dispatchGuard.call(() -> dispatchRepository.dueOfShare(nodeId, limit));
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
        dispatchGuard.call(() -> dispatchRepository.claimWaitingOfService(nodeId, capacity));
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
   * @return false when other nodes have claimed all of it
   */
  private boolean claim(List<DueSchedule> due) {
    List<ClaimBatch> batches = new ArrayList<>(List.of(new ClaimBatch()));
    for (DueSchedule schedule : due) {
      if (batches.get(batches.size() - 1).isFull()) {
        batches.add(new ClaimBatch());
      }
      batches.get(batches.size() - 1).add(schedule, toClaim(schedule));
    }
    if (batches.size() == 1) {
      return claimBatch(batches.get(0));
    }
    Future<Boolean> others =
        serviceExecutor.submit(() -> claimBatch(batches.subList(1, batches.size())));
    boolean anyClaimed = false;
    try {
      anyClaimed = claimBatch(batches.get(0));
    } finally {
      // The recovery after a failed claim requires that no other claim is running.
      anyClaimed |= get(others);
    }
    return anyClaimed;
  }

  private boolean claimBatch(List<ClaimBatch> batches) {
    boolean anyClaimed = false;
    for (ClaimBatch batch : batches) {
      anyClaimed |= claimBatch(batch);
    }
    return anyClaimed;
  }

  private boolean claimBatch(ClaimBatch batch) {
    List<DispatchRepository.Claimed> claimed =
        dispatchGuard.call(() -> dispatchRepository.claim(nodeId, batch.claims()));
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
  private ScheduleClaim toClaim(DueSchedule schedule) {
    try {
      return plan.of(schedule, recurrence(schedule));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.ERROR, "Schedule " + schedule.id() + " cannot be parsed", e);
      return new ScheduleClaim(
          schedule.id(),
          schedule.fence(),
          Optional.of(schedule.now().plus(UNREADABLE_RETRY_DELAY)),
          List.of());
    }
  }

  private static Recurrence recurrence(DueSchedule due) {
    try {
      return TriggerValidator.recurrence(
          JsonMappers.lenient().readValue(due.trigger(), Trigger.class),
          due.dstGap(),
          due.dstOverlap(),
          due.anchoredAt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored trigger can be read", e);
    }
  }
}
