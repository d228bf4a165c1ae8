package org.headgate.scheduling.dispatch.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.DispatchNodes;
import org.headgate.scheduling.persistence.Dispatches;
import org.headgate.scheduling.persistence.Finish;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Backoff;

/**
 * One node's part in executing schedules. It asks the database, by the database's clock, what is
 * due; works out what follows; and claims it with one statement that only one node can win. Workers
 * carry it out without a connection, and the ledger writes how it ended.
 *
 * <p>However many workers there are, at most six statements run at a time: two claims, two batches
 * of ends, a sign of life, and a look for what was left behind.
 */
public final class Dispatcher {

  private static final Logger LOG = SingleLineLogger.of(Dispatcher.class);
  private static final Duration UNSURE = Duration.ofMillis(200);
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final Duration CLAIMING = Duration.ofSeconds(2);

  /** What has not begun so long after it was taken is given to whoever has room. */
  private static final Duration STALE = Duration.ofSeconds(5);

  private final DispatchSettings settings;
  private final DispatchListener listener;
  private final Bell bell = new Bell();
  private final Trouble trouble = new Trouble("Schedules cannot be claimed");
  private final Claimer claimer;
  private final Attempts attempts;
  private final Ledger ledger;
  private final Workers workers;
  private final Pulse pulse;
  private final Upkeep upkeep;
  private final Thread alive;
  private final Thread claiming;
  private final Thread looking;
  private volatile boolean stopping;

  /** Whether a claim has failed of which nobody knows what it took. */
  private boolean unanswered;

  /**
   * @param ids for this node and for executions, in the order of their time
   * @param factory makes the dispatcher's threads: three of its own, one beside them, the workers
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
    UUID node = ids.get();
    this.settings = settings;
    this.listener = listener;
    claimer =
        new Claimer(
            node, dispatches, door, settings.polling(), new ClaimPlan(ids), this::take, factory);
    attempts = new Attempts(senders);
    ledger = new Ledger(dispatches, door, this::written, bell::ring);
    workers = new Workers(settings.workers(), factory, this::carryOut, bell::ring);
    pulse = new Pulse(node, nodes, door, settings);
    upkeep = new Upkeep(node, nodes, door, workers, pulse, listener, bell::ring);
    alive = factory.newThread(this::keepAlive);
    claiming = factory.newThread(this::claimOnAndOn);
    looking = factory.newThread(this::lookAroundNowAndThen);
  }

  /** Begins to work. */
  public void start() {
    alive.start();
    claiming.start();
    looking.start();
  }

  /** Something may be due earlier than was known. */
  public void wake() {
    bell.ring();
  }

  /** How many actions are carried out now. */
  public int running() {
    return workers.busy();
  }

  /**
   * Claims nothing new, gives back what has not begun, and waits up to 5 s for what runs; the rest
   * is left to the other nodes.
   */
  public void stop() {
    stopping = true;
    bell.ring();
    claimer.stop();
    try {
      claiming.join(CLAIMING.toMillis());
      workers.stop(STOPPING);
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
    }
    ledger.flush();
    pulse.end();
  }

  /** Nothing else on this thread: who is kept from giving a sign is taken for dead. */
  private void keepAlive() {
    Backoff backoff = new Backoff(UNSURE, settings.renewal());
    while (!stopping) {
      boolean isHeard = pulse.beat();
      if (isHeard) {
        backoff.reset();
      }
      if (!rested(isHeard ? settings.renewal() : backoff.next())) {
        return;
      }
    }
  }

  private void lookAroundNowAndThen() {
    while (!stopping && rested(pulse.isAlive() ? settings.upkeep() : UNSURE)) {
      upkeep.lookAround();
    }
  }

  private void claimOnAndOn() {
    Backoff backoff = new Backoff(settings.polling(), settings.upkeep());
    while (!stopping) {
      try {
        Duration pause = round();
        backoff.reset();
        bell.await(pause);
      } catch (InterruptedException cutOff) {
        return;
      } catch (RuntimeException | Error unavailable) {
        // Claims that failed are due still, and the next round finds them, or were made all the
        // same.
        unanswered = true;
        trouble.note(unavailable);
        if (!rested(backoff.next())) {
          return;
        }
      }
    }
  }

  private Duration round() {
    ledger.flush();
    if (!pulse.isAlive()) {
      return UNSURE;
    }
    if (unanswered) {
      upkeep.freeUnanswered();
      unanswered = false;
    }
    int room = workers.room();
    if (room == 0) {
      claimer.roundOfService(workers.roomOfService());
      workers.tellOfRoom();
      return settings.polling();
    }
    Duration pause = claimer.round(room);
    trouble.gone();
    return pause;
  }

  private void take(Assignment assignment) {
    if (stopping) {
      ledger.enter(attempts.givenBack(assignment));
      return;
    }
    try {
      workers.take(assignment);
    } catch (RejectedExecutionException stopped) {
      ledger.enter(attempts.givenBack(assignment));
    }
  }

  /** Says how it ended. Who may be taken for dead begins nothing, for another node may have it. */
  private Finish carryOut(Workers.Taken taken) {
    Assignment assignment = taken.assignment();
    boolean mayBegin = !stopping && pulse.isAlive() && !taken.isOlderThan(STALE);
    Finish finish = mayBegin ? attempted(taken) : attempts.givenBack(assignment);
    tell(() -> listener.attempted(assignment, finish));
    ledger.enter(finish);
    return finish;
  }

  /** What failed while this node is being stopped may have failed by that: others make it good. */
  private Finish attempted(Workers.Taken taken) {
    Finish finish = attempts.make(taken);
    boolean cutOff =
        stopping && (finish.end() == Finish.End.RETRY || finish.end() == Finish.End.FAILED);
    return cutOff ? attempts.givenBack(taken.assignment()) : judged(taken.assignment(), finish);
  }

  private Finish judged(Assignment assignment, Finish finish) {
    try {
      return listener.judge(assignment, finish);
    } catch (RuntimeException | Error failure) {
      LOG.log(Level.WARNING, "What follows from the end of an attempt is left out", failure);
      return finish;
    }
  }

  private void written(List<Finish> finishes) {
    workers.forget(finishes);
    tell(() -> listener.finished(finishes));
  }

  /** Who looks on must not keep an end from being written, nor end a thread. */
  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException | Error failure) {
      LOG.log(Level.WARNING, "A listener of the dispatcher failed", failure);
    }
  }

  /**
   * @return whether it may go on
   */
  private static boolean rested(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
