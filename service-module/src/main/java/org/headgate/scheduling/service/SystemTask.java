package org.headgate.scheduling.service;

import org.headgate.scheduling.api.Trigger;

/**
 * Upkeep of the service itself: whoever has some is a bean of this type. It is a schedule like any
 * other, so one node at a time does it, a dead one's is taken over, its history is kept, and
 * administrators see it. It is called without a transaction and without a connection in hand.
 */
public interface SystemTask {

  /** Its own name, which is never given to another task; letters, digits and hyphens. */
  String name();

  /** When it is done. */
  Trigger trigger();

  /** Does it; whatever is thrown makes another attempt. */
  void run();
}
