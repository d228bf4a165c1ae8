package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.headgate.common.service.Backoff;
import org.headgate.common.service.InterruptibleSleep;
import org.headgate.common.service.OutageLogger;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/**
 * The node's heartbeat. After a late one other nodes may count this node as dead, so it starts
 * nothing until a heartbeat has succeeded; a node that executes nothing may rest until then. A node
 * that was cut off declares no other node dead before that one had time for a heartbeat.
 */
final class NodeHeartbeat {

  static final Duration RETRY_DELAY = Duration.ofMillis(200);

  private final UUID nodeId;
  private final DispatchNodeRepository nodes;
  private final DispatchGuard dispatchGuard;
  private final DispatchSettings settings;
  private final OutageLogger outageLogger =
      new OutageLogger(Dispatcher.class, "This node cannot show that it lives");
  private volatile boolean heard;
  private volatile boolean resting;
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

  /** Sends heartbeats on a thread of its own: a node whose heartbeat is late counts as dead. */
  void run(BooleanSupplier isStopping, BooleanSupplier mayRest) {
    Backoff backoff = new Backoff(RETRY_DELAY, settings.heartbeatInterval());
    while (!isStopping.getAsBoolean()) {
      boolean isGood = (mayRest.getAsBoolean() && rest()) || send();
      if (isGood) {
        backoff.reset();
      }
      if (!InterruptibleSleep.of(isGood ? settings.heartbeatInterval() : backoff.next())) {
        return;
      }
    }
  }

  /**
   * Sends a heartbeat; a failure soon shows in {@link #isAlive}.
   *
   * @return whether it succeeded
   */
  synchronized boolean send() {
    long sent = System.nanoTime();
    boolean wasConnected = isAlive() || resting;
    resting = false;
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
    if (!wasConnected) {
      steadySince = sent;
    }
    heardAt = sent;
    heard = true;
    return true;
  }

  /**
   * Leaves out a heartbeat: nobody misses a node that executes nothing. It has to be connected, and
   * to send one before it claims anything ({@link #isReady}).
   *
   * @return false when it may not rest, because its last heartbeat has failed
   */
  synchronized boolean rest() {
    resting |= isAlive();
    return resting;
  }

  boolean isResting() {
    return resting;
  }

  /** Whether the node may claim something; ends its rest. */
  boolean isReady() {
    return resting ? send() : isAlive();
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
    resting = false;
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
