package org.headgate.pool.service.tuning;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.persistence.NodeLeaseRepository;
import org.headgate.pool.service.events.NodeFencedEvent;
import org.headgate.pool.service.guard.DatabaseGuard;

/**
 * Decides whether this node may use its business pools, which is while its lease is valid. It
 * closes the pools 15 s after the last successful renewal was requested, so that they are closed
 * when the lease expires at 20 s.
 */
@Dependent
class NodeFence {

  private static final Logger LOG = SingleLineLogger.of(NodeFence.class);
  private static final Duration CLOSED_AFTER = NodeLeaseRepository.VALID.minusSeconds(5);

  @Inject DatabaseGuard guard;
  @Inject PoolResizer pools;
  @Inject Event<NodeFencedEvent> nodeFenced;

  private final Object state = new Object();
  private volatile boolean leaseHeld;
  private volatile boolean closed;
  private boolean poolsClosed;

  /** When the last successful renewal was requested, by the monotonic clock. */
  private volatile long renewedAt;

  boolean isLeaseHeld() {
    return leaseHeld;
  }

  /** Whether the pools are closed. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Opens the pools after the lease was taken or renewed.
   *
   * @param askedAt by {@link System#nanoTime}, before the renewal was sent
   * @return whether the pools were closed until now
   */
  boolean open(long askedAt) {
    synchronized (state) {
      renewedAt = askedAt;
      leaseHeld = true;
      boolean wasClosed = closed;
      if (wasClosed) {
        setClosed(false);
      }
      return wasClosed;
    }
  }

  /** Never waits for a renewal that hangs. A pool that could not be closed is tried again. */
  void closeIfVoid() {
    synchronized (state) {
      if (leaseHeld && System.nanoTime() - renewedAt > CLOSED_AFTER.toNanos()) {
        close("its lease was not renewed for " + CLOSED_AFTER.toSeconds() + " s");
      } else if (closed && !poolsClosed) {
        poolsClosed = pools.close();
      }
    }
  }

  void close(String reason) {
    synchronized (state) {
      leaseHeld = false;
      if (!closed) {
        LOG.log(Level.WARNING, "This node closes its pools and refuses work: {0}", reason);
        poolsClosed = false;
        setClosed(true);
        poolsClosed = pools.close();
      }
    }
  }

  private void setClosed(boolean isClosed) {
    closed = isClosed;
    guard.setFenced(isClosed);
    try {
      nodeFenced.fire(new NodeFencedEvent(isClosed));
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "Background work was not told of the end of the lease", e);
    }
  }
}
