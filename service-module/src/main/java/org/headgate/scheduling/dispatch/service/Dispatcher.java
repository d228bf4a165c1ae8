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
import java.util.function.Supplier;
import org.headgate.json.Json;
import org.headgate.scheduling.Trigger;
import org.headgate.scheduling.calendar.service.Timetable;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Claim;
import org.headgate.scheduling.persistence.DispatchNodes;
import org.headgate.scheduling.persistence.Dispatches;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.persistence.Finish;
import org.headgate.scheduling.service.Triggers;

/**
 * One node's part in executing schedules. It asks the database, by the database's clock, what is
 * due; works out what follows; and claims it with one statement that only one node can win. Workers
 * carry it out without a connection, and the ledger writes how it ended.
 *
 * <p>However many workers there are, at most five statements run at a time: two claims, two batches
 * of ends, and a sign of life.
 */
public final class Dispatcher {

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final int MOST_CLAIMED = 1000;
  private static final long BESIDE_SECONDS = 5;
  private static final Duration CONTENDED = Duration.ofMillis(5);
  private static final Duration NOT_UNDERSTOOD = Duration.ofHours(1);
  private static final Duration UNSURE = Duration.ofMillis(200);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final UUID node;
  private final Dispatches dispatches;
  private final Door door;
  private final DispatchSettings settings;
  private final ClaimPlan plan;
  private final ThreadFactory factory;
  private final DispatchListener listener;
  private final Bell bell = new Bell();
  private final Trouble trouble = new Trouble("Schedules cannot be claimed");
  private final ThreadPoolExecutor beside;
  private final Attempts attempts;
  private final Ledger ledger;
  private final Workers workers;
  private final Pulse pulse;
  private final Upkeep upkeep;
  private volatile boolean stopping;

  /**
   * @param ids for this node and for executions, in the order of their time
   * @param factory makes the dispatcher's threads
   */
  public Dispatcher(
      Dispatches dispatches,
      DispatchNodes nodes,
      Door door,
      DispatchSettings settings,
      Supplier<UUID> ids,
      ThreadFactory factory,
      Iterable<ActionSender> senders,
      DispatchListener listener) {
    this.node = ids.get();
    this.dispatches = dispatches;
    this.door = door;
    this.settings = settings;
    this.plan = new ClaimPlan(ids);
    this.factory = factory;
    this.listener = listener;
    beside =
        new ThreadPoolExecutor(
            1, 1, BESIDE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    beside.allowCoreThreadTimeOut(true);
    attempts = new Attempts(senders);
    ledger = new Ledger(dispatches, door, this::written, bell::ring);
    workers = new Workers(settings.workers(), factory, this::carryOut, bell::ring);
    pulse = new Pulse(node, nodes, door, settings);
    upkeep = new Upkeep(node, nodes, door, workers, pulse, listener, bell::ring);
  }

  /** Begins to work, with two threads of its own besides the workers. */
  public void start() {
    factory.newThread(this::keepAlive).start();
    factory.newThread(this::claimOnAndOn).start();
  }

  /** Something may be due earlier than was known. */
  public void wake() {
    bell.ring();
  }

  /** How many actions are carried out now. */
  public int running() {
    return workers.busy();
  }

  /** Claims nothing new, waits up to 5 s for what runs, and leaves the rest to the other nodes. */
  public void stop() {
    stopping = true;
    bell.ring();
    beside.shutdown();
    try {
      workers.stop(STOPPING);
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
    }
    ledger.flush();
    pulse.end();
  }

  private void keepAlive() {
    long nextUpkeep = System.nanoTime();
    while (!stopping) {
      pulse.beat();
      if (System.nanoTime() - nextUpkeep >= 0) {
        upkeep.lookAround();
        nextUpkeep = System.nanoTime() + settings.upkeep().toNanos();
      }
      try {
        Thread.sleep(pulse.isAlive() ? pulse.renewalMillis() : UNSURE.toMillis());
      } catch (InterruptedException cutOff) {
        return;
      }
    }
  }

  private void claimOnAndOn() {
    while (!stopping) {
      try {
        bell.await(round());
      } catch (InterruptedException cutOff) {
        return;
      } catch (RuntimeException unavailable) {
        // Claims that failed are due still; the next round finds them.
        trouble.note(unavailable);
        rest();
      }
    }
  }

  /**
   * @return how long to wait before the next
   */
  private Duration round() {
    ledger.flush();
    if (!pulse.isAlive()) {
      return UNSURE;
    }
    int room = Math.min(MOST_CLAIMED, workers.room());
    if (room == 0) {
      workers.tellOfRoom();
      return settings.polling();
    }
    List<Assignment> waiting = door.call(() -> dispatches.claimWaiting(node, room));
    waiting.forEach(this::take);
    int left = room - waiting.size();
    List<DueSchedule> due = left == 0 ? List.of() : door.call(() -> dispatches.due(left));
    boolean won = due.isEmpty() || claim(due);
    trouble.gone();
    if (!due.isEmpty() || left == 0) {
      return won ? Duration.ZERO : CONTENDED;
    }
    Optional<Duration> untilDue = door.call(dispatches::untilDue);
    return untilDue
        .filter(wait -> wait.compareTo(settings.polling()) < 0)
        .map(wait -> wait.compareTo(CONTENDED) < 0 ? CONTENDED : wait.plusMillis(1))
        .orElse(settings.polling());
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
    boolean won = claimed(batches.get(0));
    return get(others) || won;
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
    won.forEach(execution -> take(batch.assignment(execution)));
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
    } catch (RuntimeException notUnderstood) {
      LOG.log(Level.ERROR, "Schedule " + schedule.id() + " cannot be understood", notUnderstood);
      return new Claim(
          schedule.id(),
          schedule.fence(),
          Optional.of(schedule.now().plus(NOT_UNDERSTOOD)),
          List.of());
    }
  }

  private void take(Assignment assignment) {
    listener.claimed(assignment);
    workers.take(assignment);
  }

  private void carryOut(Workers.Taken taken) {
    if (!pulse.isAlive()) {
      // Another node has it, or will; were it carried out here too, it would be so twice.
      workers.forget(taken.assignment().id());
      return;
    }
    Finish finish = attempts.make(taken);
    listener.attempted(taken.assignment(), finish);
    ledger.enter(finish);
  }

  private void written(List<Finish> finishes) {
    finishes.forEach(finish -> workers.forget(finish.id()));
    listener.finished(finishes);
  }

  private void rest() {
    try {
      Thread.sleep(settings.polling().toMillis());
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
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
