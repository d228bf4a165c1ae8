package org.headgate.scheduling.service.dispatch;

import java.util.UUID;
import org.headgate.common.service.OutageLogger;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/**
 * The node's heartbeat. After a late one other nodes may count this node as dead, so it starts
 * nothing until a heartbeat has succeeded. A node that was cut off declares no other node dead
 * before that one had time for a heartbeat.
 */
final class NodeHeartbeat {

  private final UUID nodeId;
  private final DispatchNodeRepository nodes;
  private final DispatchGuard dispatchGuard;
  private final DispatchSettings settings;
  private final OutageLogger outageLogger =
      new OutageLogger(Dispatcher.class, "This node cannot show that it lives");
  private volatile boolean heard;
  private volatile long heardAt;
  private volatile long steadySince;

  NodeHeartbeat(
      UUID nodeId,
      DispatchNodeRepository nodes,
      DispatchGuard dispatchGuard,
      DispatchSettings settings) {
    this.nodeId = nodeId;
    this.nodes = nodes;
    this.dispatchGuard = dispatchGuard;
    this.settings = settings;
  }

  /**
   * Sends a heartbeat; a failure soon shows in {@link #isAlive}.
   *
   * @return whether it succeeded
   */
  boolean send() {
    long sent = System.nanoTime();
    boolean wasAlive = isAlive();
    try {
      dispatchGuard.call(
          () -> {
            nodes.renew(nodeId, settings.lease());
            return nodeId;
          });
    } catch (RuntimeException | Error e) {
      outageLogger.reportFailure(e);
      return false;
    }
    outageLogger.reportRecovery();
    if (!wasAlive) {
      steadySince = sent;
    }
    heardAt = sent;
    heard = true;
    return true;
  }

  /** Whether no other node can count this one as dead. */
  boolean isAlive() {
    return heard && System.nanoTime() - heardAt < settings.lease().toNanos();
  }

  /** Whether every living node has had time for a heartbeat since this node is connected. */
  boolean isSteady() {
    return isAlive() && System.nanoTime() - steadySince > settings.lease().toNanos();
  }

  /** Deregisters the node, so that others take over its executions at once. */
  void deregister() {
    heard = false;
    try {
      dispatchGuard.call(
          () -> {
            nodes.leave(nodeId);
            return nodeId;
          });
    } catch (RuntimeException e) {
      outageLogger.reportFailure(e);
    }
  }
}
