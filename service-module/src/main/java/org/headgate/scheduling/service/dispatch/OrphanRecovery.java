package org.headgate.scheduling.service.dispatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.service.OutageLogger;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/**
 * Periodically recovers executions whose node died, whose claim response was lost, or which two
 * concurrent steps left behind. One statement says what there is to do, which is mostly nothing.
 */
final class OrphanRecovery {

  private static final Logger LOG = SingleLineLogger.of(OrphanRecovery.class);
  private static final int MAX_TAKEN_OVER = 500;
  private static final int MAX_RELEASED = 1000;
  private static final Duration LOST = Duration.ofSeconds(30);

  private final UUID nodeId;
  private final DispatchNodeRepository nodes;
  private final DispatchGuard dispatchGuard;
  private final WorkerPool workerPool;
  private final NodeHeartbeat nodeHeartbeat;
  private final DispatchListener listener;
  private final Runnable found;
  private final OutageLogger outageLogger =
      new OutageLogger(Dispatcher.class, "What others left behind cannot be looked for");

  OrphanRecovery(
      UUID nodeId,
      DispatchNodeRepository nodes,
      DispatchGuard dispatchGuard,
      WorkerPool workerPool,
      NodeHeartbeat nodeHeartbeat,
      DispatchListener listener,
      Runnable found) {
    this.nodeId = nodeId;
    this.nodes = nodes;
    this.dispatchGuard = dispatchGuard;
    this.workerPool = workerPool;
    this.nodeHeartbeat = nodeHeartbeat;
    this.listener = listener;
    this.found = found;
  }

  void recover() {
    if (!nodeHeartbeat.isAlive()) {
      return;
    }
    try {
      recover(dispatchGuard.call(() -> nodes.leftBehind(nodeId, LOST)));
      outageLogger.reportRecovery();
    } catch (RuntimeException | Error e) {
      // The next look finds it all the same.
      outageLogger.reportFailure(e);
    }
  }

  private void recover(DispatchNodeRepository.LeftBehind leftBehind) {
    if (leftBehind.hasOrphans()) {
      takeOver();
    }
    if (leftBehind.hasOldClaims()) {
      releaseLost(LOST);
    }
    if (leftBehind.hasQueued()) {
      run(() -> nodes.release(MAX_RELEASED));
    }
    if (leftBehind.hasForgettableNodes()) {
      run(nodes::forget);
    }
    listener.onBacklog(leftBehind.backlog());
  }

  private void run(Runnable statement) {
    dispatchGuard.call(
        () -> {
          statement.run();
          return nodeId;
        });
  }

  /**
   * Releases the executions of a claim whose answer was lost. No other claim may be running,
   * because its executions would be released too.
   *
   * @throws RuntimeException when the database does not answer
   */
  void releaseUnanswered() {
    releaseLost(Duration.ZERO);
  }

  private void takeOver() {
    if (nodeHeartbeat.isSteady()) {
      int taken = dispatchGuard.call(() -> nodes.takeOver(MAX_TAKEN_OVER));
      if (taken > 0) {
        LOG.log(Level.WARNING, "{0} executions of dead nodes are free for another attempt", taken);
        found.run();
      }
    }
  }

  private void releaseLost(Duration age) {
    // First what is known: what ends while the database is asked would else seem to be lost.
    Set<UUID> known = workerPool.known();
    List<UUID> running = dispatchGuard.call(() -> nodes.running(nodeId, age));
    List<UUID> lost = running.stream().filter(execution -> !known.contains(execution)).toList();
    int freed = lost.isEmpty() ? 0 : dispatchGuard.call(() -> nodes.releaseLost(nodeId, lost));
    if (freed > 0) {
      LOG.log(
          Level.WARNING,
          "{0} executions were claimed for this node, but the answer was lost; they are free again",
          freed);
      found.run();
    }
  }
}
