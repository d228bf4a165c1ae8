package org.headgate.scheduling.dispatch.service;

import java.util.UUID;
import org.headgate.scheduling.persistence.DispatchNodes;

/**
 * The node's sign of life. One that could not be given in time means that others may take this node
 * for dead, so it begins nothing until it was heard again; and whoever was cut off itself does not
 * judge others before they had time to be heard.
 */
final class Pulse {

  private final UUID node;
  private final DispatchNodes nodes;
  private final Door door;
  private final DispatchSettings settings;
  private final Trouble trouble = new Trouble("This node cannot show that it lives");
  private volatile boolean heard;
  private volatile long heardAt;
  private volatile long steadySince;

  Pulse(UUID node, DispatchNodes nodes, Door door, DispatchSettings settings) {
    this.node = node;
    this.nodes = nodes;
    this.door = door;
    this.settings = settings;
  }

  /**
   * Gives a sign; a failure is noted, and shows in {@link #isAlive} soon.
   *
   * @return whether it was heard
   */
  boolean beat() {
    long sent = System.nanoTime();
    boolean wasAlive = isAlive();
    try {
      door.call(
          () -> {
            nodes.renew(node, settings.lease());
            return node;
          });
    } catch (RuntimeException | Error unavailable) {
      trouble.note(unavailable);
      return false;
    }
    trouble.gone();
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
  void end() {
    heard = false;
    try {
      door.call(
          () -> {
            nodes.leave(node);
            return node;
          });
    } catch (RuntimeException unavailable) {
      trouble.note(unavailable);
    }
  }
}
