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
 * Executes schedules on one node. It asks the database, by the database's clock, what is due; plans
 * what follows; and claims it with one statement that only one node can win. Workers execute
 * actions without a connection, and results are written in batches.
 *
 * <p>However many workers there are, at most six statements run at once: two claims, two batches of
 * results, a heartbeat, and the recovery of orphans.
 */
public final class Dispatcher {

  private static final Duration UNSURE = Duration.ofMillis(200);
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final Duration CLAIMING = Duration.ofSeconds(2);

  /**
   * An execution that has not started this long after its claim is released for a node with free
   * workers.
   */
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

  /** Whether a claim failed without an answer, so that it is unknown what it took. */
  private boolean unanswered;

  /**
   * @param ids generates ids for this node and for executions, ordered by time
   * @param factory creates the dispatcher's threads: three of its own, one beside them, the workers
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
    this.listener = new ExceptionSafeListener(listener);
    executionClaimer =
        new ExecutionClaimer(
            node,
            repositories.claims(),
            dispatchGuard,
            settings.polling(),
            new ClaimPlanner(ids),
            this::start,
            factory);
    attemptRunner = new AttemptRunner(senders);
    resultWriter =
        new ResultWriter(
            repositories.results(), dispatchGuard, this::onResultsWritten, wakeUpSignal::signal);
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

  /** Starts the threads. */
  public void start() {
    alive.start();
    claiming.start();
    looking.start();
  }

  /** Wakes the dispatcher because something may be due earlier than expected. */
  public void wake() {
    wakeUpSignal.signal();
  }

  /** The number of running actions. */
  public int running() {
    return workerPool.busy();
  }

  /**
   * Claims nothing new, releases what has not started, and waits up to 5 s for running actions; the
   * rest is left to other nodes.
   */
  public void stop() {
    stopping = true;
    wakeUpSignal.signal();
    executionClaimer.stop();
    try {
      claiming.join(CLAIMING.toMillis());
      workerPool.stop(STOPPING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    resultWriter.flush();
    nodeHeartbeat.deregister();
  }

  /** This thread does nothing else: a node with a delayed heartbeat counts as dead. */
  private void heartbeatLoop() {
    Backoff backoff = new Backoff(UNSURE, settings.renewal());
    while (!stopping) {
      boolean isHeard = nodeHeartbeat.send();
      if (isHeard) {
        backoff.reset();
      }
      if (!pause(isHeard ? settings.renewal() : backoff.next())) {
        return;
      }
    }
  }

  private void recoveryLoop() {
    while (!stopping && pause(nodeHeartbeat.isAlive() ? settings.upkeep() : UNSURE)) {
      orphanRecovery.recover();
    }
  }

  private void claimLoop() {
    Backoff backoff = new Backoff(settings.polling(), settings.upkeep());
    while (!stopping) {
      try {
        Duration pause = claimOnce();
        backoff.reset();
        wakeUpSignal.await(pause);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // Claims that failed are due still, and the next round finds them, or were made all the
        // same.
        unanswered = true;
        outageLogger.reportFailure(e);
        if (!pause(backoff.next())) {
          return;
        }
      }
    }
  }

  private Duration claimOnce() {
    resultWriter.flush();
    if (!nodeHeartbeat.isAlive()) {
      return UNSURE;
    }
    if (unanswered) {
      orphanRecovery.releaseUnanswered();
      unanswered = false;
    }
    int capacity = workerPool.room();
    if (capacity == 0) {
      executionClaimer.claimServiceExecutions(workerPool.roomOfService());
      workerPool.onCapacityAvailable();
      return settings.polling();
    }
    Duration pause = executionClaimer.claimOnce(capacity);
    outageLogger.reportRecovery();
    return pause;
  }

  private void start(ClaimedExecution claimedExecution) {
    if (stopping) {
      resultWriter.enqueue(attemptRunner.released(claimedExecution));
      return;
    }
    try {
      workerPool.start(claimedExecution);
    } catch (RejectedExecutionException e) {
      // The executor stops.
      resultWriter.enqueue(attemptRunner.released(claimedExecution));
    }
  }

  /**
   * Returns the result. A node that may count as dead starts nothing, because another node may have
   * the execution.
   */
  private AttemptResult execute(WorkerPool.RunningTask task) {
    ClaimedExecution claimedExecution = task.assignment();
    boolean mayBegin = !stopping && nodeHeartbeat.isAlive() && !task.isOlderThan(STALE);
    AttemptResult attemptResult =
        mayBegin ? attempted(task) : attemptRunner.released(claimedExecution);
    listener.attempted(claimedExecution, attemptResult);
    resultWriter.enqueue(attemptResult);
    return attemptResult;
  }

  /** A failure while this node is stopping may be caused by that: another node repeats it. */
  private AttemptResult attempted(WorkerPool.RunningTask task) {
    AttemptResult attemptResult = attemptRunner.make(task);
    boolean cutOff =
        stopping
            && (attemptResult.end() == AttemptResult.End.RETRY
                || attemptResult.end() == AttemptResult.End.FAILED);
    return cutOff
        ? attemptRunner.released(task.assignment())
        : listener.onAttemptFinished(task.assignment(), attemptResult);
  }

  private void onResultsWritten(List<AttemptResult> finishes) {
    workerPool.forget(finishes);
    listener.finished(finishes);
  }

  /**
   * @return whether to continue
   */
  private static boolean pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
