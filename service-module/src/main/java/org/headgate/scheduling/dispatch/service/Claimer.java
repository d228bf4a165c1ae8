package org.headgate.scheduling.dispatch.service;

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
import org.headgate.json.Json;
import org.headgate.scheduling.Trigger;
import org.headgate.scheduling.calendar.service.Timetable;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Claim;
import org.headgate.scheduling.persistence.Dispatches;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.service.Triggers;
import org.headgate.text.SingleLineLogger;

/**
 * Takes for its node what is due, as much as the workers have room for. Half of the room is for
 * attempts that waited for their time, half for instants that have come; what one half leaves the
 * next round gives to the other.
 */
final class Claimer {

  private static final Logger LOG = SingleLineLogger.of(Claimer.class);
  private static final int MOST_CLAIMED = 1000;
  private static final long BESIDE_SECONDS = 5;
  private static final Duration CONTENDED = Duration.ofMillis(5);
  private static final Duration NOT_UNDERSTOOD = Duration.ofHours(1);

  private final UUID node;
  private final Dispatches dispatches;
  private final Door door;
  private final Duration polling;
  private final ClaimPlan plan;
  private final Consumer<Assignment> taker;
  private final ThreadPoolExecutor beside;

  /**
   * @param polling the longest pause between two rounds
   * @param taker is given what was claimed
   */
  Claimer(
      UUID node,
      Dispatches dispatches,
      Door door,
      Duration polling,
      ClaimPlan plan,
      Consumer<Assignment> taker,
      ThreadFactory factory) {
    this.node = node;
    this.dispatches = dispatches;
    this.door = door;
    this.polling = polling;
    this.plan = plan;
    this.taker = taker;
    beside =
        new ThreadPoolExecutor(
            1, 1, BESIDE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    beside.allowCoreThreadTimeOut(true);
  }

  /**
   * @param room how many may be taken, at least 1
   * @return how long to wait before the next
   */
  Duration round(int room) {
    int bounded = Math.min(MOST_CLAIMED, room);
    int share = bounded - bounded / 2;
    List<Assignment> waiting = door.call(() -> dispatches.claimWaiting(node, share));
    waiting.forEach(taker);
    int left = bounded - waiting.size();
    List<DueSchedule> due = left == 0 ? List.of() : door.call(() -> dispatches.due(left));
    boolean won = due.isEmpty() || claim(due);
    if (!due.isEmpty() || waiting.size() == share) {
      return won ? Duration.ZERO : CONTENDED;
    }
    Optional<Duration> untilDue = door.call(dispatches::untilDue);
    return untilDue
        .filter(wait -> wait.compareTo(polling) < 0)
        .map(wait -> wait.compareTo(CONTENDED) < 0 ? CONTENDED : wait.plusMillis(1))
        .orElse(polling);
  }

  /**
   * Takes what is due of the service's own tasks and nothing else.
   *
   * @param room how many may be taken
   */
  void roundOfService(int room) {
    if (room == 0) {
      return;
    }
    List<Assignment> waiting = door.call(() -> dispatches.claimWaitingOfService(node, room));
    waiting.forEach(taker);
    int left = room - waiting.size();
    if (left > 0) {
      List<DueSchedule> due = door.call(() -> dispatches.dueOfService(left));
      if (!due.isEmpty()) {
        claim(due);
      }
    }
  }

  void stop() {
    beside.shutdown();
  }

  /**
   * Claims in batches, two of them at a time when there are many.
   *
   * @return whether there was anything to win; not when other nodes were faster throughout
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
    Future<Boolean> others = beside.submit(() -> claimed(batches.subList(1, batches.size())));
    boolean won = false;
    try {
      won = claimed(batches.get(0));
    } finally {
      // Nothing may be under way when it is asked what a failed claim took.
      won |= get(others);
    }
    return won;
  }

  private boolean claimed(List<ClaimBatch> batches) {
    boolean won = false;
    for (ClaimBatch batch : batches) {
      won |= claimed(batch);
    }
    return won;
  }

  private boolean claimed(ClaimBatch batch) {
    List<Dispatches.Claimed> won = door.call(() -> dispatches.claim(node, batch.claims()));
    won.forEach(execution -> taker.accept(batch.assignment(execution)));
    return !won.isEmpty();
  }

  private static boolean get(Future<Boolean> claims) {
    try {
      return claims.get();
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a claim failed", failed.getCause());
    }
  }

  /** One schedule that cannot be understood must not keep the others waiting. */
  private Claim planned(DueSchedule schedule) {
    try {
      return plan.of(schedule, timetable(schedule));
    } catch (RuntimeException | StackOverflowError notUnderstood) {
      LOG.log(Level.ERROR, "Schedule " + schedule.id() + " cannot be understood", notUnderstood);
      return new Claim(
          schedule.id(),
          schedule.fence(),
          Optional.of(schedule.now().plus(NOT_UNDERSTOOD)),
          List.of());
    }
  }

  private static Timetable timetable(DueSchedule due) {
    try {
      return Triggers.timetable(
          Json.lenient().readValue(due.trigger(), Trigger.class),
          due.dstGap(),
          due.dstOverlap(),
          due.anchoredAt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored trigger can be read", e);
    }
  }
}
