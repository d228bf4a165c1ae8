package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.headgate.common.service.Backoff;
import org.headgate.common.service.InterruptibleSleep;
import org.headgate.common.service.OutageLogger;
import org.headgate.common.service.WakeUpSignal;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.headgate.scheduling.persistence.DispatchRepositories;

/**
 * Executes schedules on one node: it reads what is due by the database's clock, plans the
 * executions and the next instants, and claims them with one statement that only one node can win.
 * Workers execute actions without a connection, and results are written in batches.
 *
 * <p>However many workers there are, at most six statements run at once: two claims, two batches of
 * results, a heartbeat, and the recovery of orphans.
 */
public final class Dispatcher {

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);

  /**
   * An execution that has not started this long after its claim is released for a node with free
   * workers.
   */
  private static final Duration MAX_START_DELAY = Duration.ofSeconds(5);

  private final DispatchSettings settings;
  private final DispatchListener listener;
  private final WakeUpSignal wakeUpSignal = new WakeUpSignal();
  private final OutageLogger outageLogger =
      new OutageLogger(Dispatcher.class, "Schedules cannot be claimed");
  private final DueForecast dueForecast;
  private final ExecutionClaimer executionClaimer;
  private final AttemptRunner attemptRunner;
  private final ResultWriter resultWriter;
  private final WorkerPool workerPool;
  private final NodeHeartbeat nodeHeartbeat;
  private final OrphanRecovery orphanRecovery;
  private final Thread heartbeatThread;
  private final Thread claimThread;
  private final Thread recoveryThread;
  private volatile boolean stopping;

  /** Whether a claim got no response, so that it is unknown what it claimed. */
  private boolean isClaimUnanswered;

  /**
   * @param ids generates ids for this node and for executions, ordered by time
   * @param factory creates the threads: heartbeat, claims, recovery, second claims, workers
   * @param quietTime how long it is known that no node has anything to do; empty where it is not
   */
  public Dispatcher(
      DispatchRepositories repositories,
      DispatchGuard dispatchGuard,
      DispatchSettings settings,
      Supplier<UUID> ids,
      ThreadFactory factory,
      Iterable<ActionExecutor> senders,
      DispatchListener listener,
      Supplier<Optional<Duration>> quietTime) {
    UUID nodeId = ids.get();
    this.settings = settings;
    this.listener = new ExceptionSafeListener(listener);
    dueForecast =
        new DueForecast(
            repositories.claims(), dispatchGuard, settings.pollingInterval(), quietTime);
    executionClaimer =
        new ExecutionClaimer(
            nodeId,
            repositories.claims(),
            dispatchGuard,
            dueForecast,
            new ClaimPlanner(ids),
            this::start,
            factory);
    attemptRunner = new AttemptRunner(senders);
    resultWriter =
        new ResultWriter(
            repositories.results(), dispatchGuard, this::onResultsWritten, wakeUpSignal::signal);
    workerPool = new WorkerPool(settings.workers(), factory, this::execute, wakeUpSignal::signal);
    nodeHeartbeat = new NodeHeartbeat(nodeId, repositories.nodes(), dispatchGuard, settings);
    orphanRecovery =
        new OrphanRecovery(
            nodeId,
            repositories.nodes(),
            dispatchGuard,
            workerPool,
            nodeHeartbeat,
            this.listener,
            wakeUpSignal::signal);
    heartbeatThread = factory.newThread(() -> nodeHeartbeat.run(() -> stopping, this::mayRest));
    claimThread = factory.newThread(this::claimLoop);
    recoveryThread = factory.newThread(this::recoveryLoop);
  }

  /** Starts the threads. */
  public void start() {
    heartbeatThread.start();
    claimThread.start();
    recoveryThread.start();
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
      claimThread.join(CLAIM_TIMEOUT.toMillis());
      workerPool.stop(STOP_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    resultWriter.flush();
    nodeHeartbeat.deregister();
  }

  /** Whether this node executes nothing, and will not before its next heartbeat. */
  private boolean mayRest() {
    return dueForecast.isQuietFor(settings.heartbeatInterval()) && workerPool.known().isEmpty();
  }

  private void recoveryLoop() {
    while (!stopping
        && InterruptibleSleep.of(
            nodeHeartbeat.isAlive() || nodeHeartbeat.isResting()
                ? settings.recoveryInterval()
                : NodeHeartbeat.RETRY_DELAY)) {
      if (dueForecast.isNothingOpen()) {
        listener.onBacklog(DispatchNodeRepository.Backlog.NONE);
      } else {
        orphanRecovery.recover();
      }
    }
  }

  private void claimLoop() {
    Backoff backoff = new Backoff(settings.pollingInterval(), settings.recoveryInterval());
    while (!stopping) {
      try {
        Duration pause = claimOnce();
        backoff.reset();
        dueForecast.onPauseEnded(wakeUpSignal.await(pause));
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // Either the claim failed and the next round repeats it, or only its response was lost.
        isClaimUnanswered = true;
        outageLogger.reportFailure(e);
        if (!InterruptibleSleep.of(backoff.next())) {
          return;
        }
      }
    }
  }

  private Duration claimOnce() {
    resultWriter.flush();
    Optional<Duration> quiet = dueForecast.knownPause();
    if (quiet.isPresent()) {
      return quiet.get();
    }
    if (!nodeHeartbeat.isReady()) {
      return NodeHeartbeat.RETRY_DELAY;
    }
    if (isClaimUnanswered) {
      orphanRecovery.releaseUnanswered();
      isClaimUnanswered = false;
    }
    int capacity = workerPool.freeCapacity();
    if (capacity == 0) {
      executionClaimer.claimServiceExecutions(workerPool.freeServiceCapacity());
      workerPool.onCapacityAvailable();
      return settings.pollingInterval();
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
   * Executes a claimed execution and enqueues its result. A node that may count as dead only
   * releases it, because another node may execute it.
   */
  private AttemptResult execute(WorkerPool.RunningTask task) {
    ClaimedExecution claimedExecution = task.assignment();
    boolean mayStart = !stopping && nodeHeartbeat.isAlive() && !task.isOlderThan(MAX_START_DELAY);
    AttemptResult attemptResult =
        mayStart ? runAttempt(task) : attemptRunner.released(claimedExecution);
    listener.attempted(claimedExecution, attemptResult);
    resultWriter.enqueue(attemptResult);
    return attemptResult;
  }

  /** A failure while this node stops may be due to that, so another node repeats the attempt. */
  private AttemptResult runAttempt(WorkerPool.RunningTask task) {
    AttemptResult attemptResult = attemptRunner.make(task);
    boolean isCutOff =
        stopping
            && (attemptResult.end() == AttemptResult.End.RETRY
                || attemptResult.end() == AttemptResult.End.FAILED);
    return isCutOff
        ? attemptRunner.released(task.assignment())
        : listener.onAttemptFinished(task.assignment(), attemptResult);
  }

  private void onResultsWritten(List<AttemptResult> finishes) {
    workerPool.forget(finishes);
    listener.finished(finishes);
  }
}
