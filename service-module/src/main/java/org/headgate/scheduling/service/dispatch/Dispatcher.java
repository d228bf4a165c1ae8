package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.headgate.common.service.Backoff;
import org.headgate.common.service.OutageLogger;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchRepositories;

/**
 * One node's part in executing schedules. It asks the database, by the database's clock, what is
 * due; works out what follows; and claims it with one statement that only one node can win. Workers
 * carry it out without a connection, and the ledger writes how it ended.
 *
 * <p>However many workers there are, at most six statements run at a time: two claims, two batches
 * of ends, a sign of life, and a look for what was left behind.
 */
public final class Dispatcher {

  private static final Duration UNSURE = Duration.ofMillis(200);
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final Duration CLAIMING = Duration.ofSeconds(2);

  /** What has not begun so long after it was taken is given to whoever has room. */
  private static final Duration STALE = Duration.ofSeconds(5);

  private final DispatchSettings settings;
  private final DispatchListener listener;
  private final WakeUpSignal wakeUpSignal = new WakeUpSignal();
  private final OutageLogger outageLogger =
      new OutageLogger(Dispatcher.class, "Schedules cannot be claimed");
  private final ExecutionClaimer executionClaimer;
  private final AttemptRunner attemptRunner;
  private final ResultWriter resultWriter;
  private final WorkerPool workerPool;
  private final NodeHeartbeat nodeHeartbeat;
  private final OrphanRecovery orphanRecovery;
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
      DispatchRepositories repositories,
      DispatchGuard dispatchGuard,
      DispatchSettings settings,
      Supplier<UUID> ids,
      ThreadFactory factory,
      Iterable<ActionExecutor> senders,
      DispatchListener listener) {
    UUID node = ids.get();
    this.settings = settings;
    this.listener = new IsolatedListener(listener);
    executionClaimer =
        new ExecutionClaimer(
            node,
            repositories.claims(),
            dispatchGuard,
            settings.polling(),
            new ClaimPlanner(ids),
            this::take,
            factory);
    attemptRunner = new AttemptRunner(senders);
    resultWriter =
        new ResultWriter(
            repositories.results(), dispatchGuard, this::written, wakeUpSignal::signal);
    workerPool = new WorkerPool(settings.workers(), factory, this::execute, wakeUpSignal::signal);
    nodeHeartbeat = new NodeHeartbeat(node, repositories.nodes(), dispatchGuard, settings);
    orphanRecovery =
        new OrphanRecovery(
            node,
            repositories.nodes(),
            dispatchGuard,
            workerPool,
            nodeHeartbeat,
            this.listener,
            wakeUpSignal::signal);
    alive = factory.newThread(this::heartbeatLoop);
    claiming = factory.newThread(this::claimLoop);
    looking = factory.newThread(this::recoveryLoop);
  }

  /** Begins to work. */
  public void start() {
    alive.start();
    claiming.start();
    looking.start();
  }

  /** Something may be due earlier than was known. */
  public void wake() {
    wakeUpSignal.signal();
  }

  /** How many actions are carried out now. */
  public int running() {
    return workerPool.busy();
  }

  /**
   * Claims nothing new, gives back what has not begun, and waits up to 5 s for what runs; the rest
   * is left to the other nodes.
   */
  public void stop() {
    stopping = true;
    wakeUpSignal.signal();
    executionClaimer.stop();
    try {
      claiming.join(CLAIMING.toMillis());
      workerPool.stop(STOPPING);
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
    }
    resultWriter.flush();
    nodeHeartbeat.deregister();
  }

  /** Nothing else on this thread: who is kept from giving a sign is taken for dead. */
  private void heartbeatLoop() {
    Backoff backoff = new Backoff(UNSURE, settings.renewal());
    while (!stopping) {
      boolean isHeard = nodeHeartbeat.send();
      if (isHeard) {
        backoff.reset();
      }
      if (!rested(isHeard ? settings.renewal() : backoff.next())) {
        return;
      }
    }
  }

  private void recoveryLoop() {
    while (!stopping && rested(nodeHeartbeat.isAlive() ? settings.upkeep() : UNSURE)) {
      orphanRecovery.recover();
    }
  }

  private void claimLoop() {
    Backoff backoff = new Backoff(settings.polling(), settings.upkeep());
    while (!stopping) {
      try {
        Duration pause = round();
        backoff.reset();
        wakeUpSignal.await(pause);
      } catch (InterruptedException cutOff) {
        return;
      } catch (RuntimeException | Error unavailable) {
        // Claims that failed are due still, and the next round finds them, or were made all the
        // same.
        unanswered = true;
        outageLogger.reportFailure(unavailable);
        if (!rested(backoff.next())) {
          return;
        }
      }
    }
  }

  private Duration round() {
    resultWriter.flush();
    if (!nodeHeartbeat.isAlive()) {
      return UNSURE;
    }
    if (unanswered) {
      orphanRecovery.freeUnanswered();
      unanswered = false;
    }
    int room = workerPool.room();
    if (room == 0) {
      executionClaimer.roundOfService(workerPool.roomOfService());
      workerPool.onCapacityAvailable();
      return settings.polling();
    }
    Duration pause = executionClaimer.claimOnce(room);
    outageLogger.reportRecovery();
    return pause;
  }

  private void take(ClaimedExecution claimedExecution) {
    if (stopping) {
      resultWriter.enqueue(attemptRunner.givenBack(claimedExecution));
      return;
    }
    try {
      workerPool.take(claimedExecution);
    } catch (RejectedExecutionException stopped) {
      resultWriter.enqueue(attemptRunner.givenBack(claimedExecution));
    }
  }

  /** Says how it ended. Who may be taken for dead begins nothing, for another node may have it. */
  private AttemptResult execute(WorkerPool.Taken taken) {
    ClaimedExecution claimedExecution = taken.assignment();
    boolean mayBegin = !stopping && nodeHeartbeat.isAlive() && !taken.isOlderThan(STALE);
    AttemptResult attemptResult =
        mayBegin ? attempted(taken) : attemptRunner.givenBack(claimedExecution);
    listener.attempted(claimedExecution, attemptResult);
    resultWriter.enqueue(attemptResult);
    return attemptResult;
  }

  /** What failed while this node is being stopped may have failed by that: others make it good. */
  private AttemptResult attempted(WorkerPool.Taken taken) {
    AttemptResult attemptResult = attemptRunner.make(taken);
    boolean cutOff =
        stopping
            && (attemptResult.end() == AttemptResult.End.RETRY
                || attemptResult.end() == AttemptResult.End.FAILED);
    return cutOff
        ? attemptRunner.givenBack(taken.assignment())
        : listener.judge(taken.assignment(), attemptResult);
  }

  private void written(List<AttemptResult> finishes) {
    workerPool.forget(finishes);
    listener.finished(finishes);
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
