package org.headgate.scheduling.service.dispatch;

import java.util.UUID;
import org.headgate.common.service.OutageLogger;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/**
 * The node's sign of life. One that could not be given in time means that others may take this node
 * for dead, so it begins nothing until it was heard again; and whoever was cut off itself does not
 * judge others before they had time to be heard.
 */
final class NodeHeartbeat {

  private final UUID node;
  private final DispatchNodeRepository nodes;
  private final DispatchGuard dispatchGuard;
  private final DispatchSettings settings;
  private final OutageLogger outageLogger =
      new OutageLogger(Dispatcher.class, "This node cannot show that it lives");
  private volatile boolean heard;
  private volatile long heardAt;
  private volatile long steadySince;

  NodeHeartbeat(
      UUID node,
      DispatchNodeRepository nodes,
      DispatchGuard dispatchGuard,
      DispatchSettings settings) {
    this.node = node;
    this.nodes = nodes;
    this.dispatchGuard = dispatchGuard;
    this.settings = settings;
  }

  /**
   * Gives a sign; a failure is noted, and shows in {@link #isAlive} soon.
   *
   * @return whether it was heard
   */
  boolean send() {
    long sent = System.nanoTime();
    boolean wasAlive = isAlive();
    try {
      dispatchGuard.call(
          () -> {
            nodes.renew(node, settings.lease());
            return node;
          });
    } catch (RuntimeException | Error unavailable) {
      outageLogger.reportFailure(unavailable);
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

  /** Whether no other node can take this one for dead. */
  boolean isAlive() {
    return heard && System.nanoTime() - heardAt < settings.lease().toNanos();
  }

  /** Whether every living node had the time to be heard since this one can hear. */
  boolean isSteady() {
    return isAlive() && System.nanoTime() - steadySince > settings.lease().toNanos();
  }

  /** Says farewell, so that others take over at once what is left. */
  void deregister() {
    heard = false;
    try {
      dispatchGuard.call(
          () -> {
            nodes.leave(node);
            return node;
          });
    } catch (RuntimeException unavailable) {
      outageLogger.reportFailure(unavailable);
    }
  }
}
