package org.headgate.pool.service;

import java.util.concurrent.CompletableFuture;

/**
 * One place in the queue; its future ends when the permit is handed over. Each is a thing of its
 * own, never equal.
 */
final class Ticket {
  private final WorkClass workClass;
  private final long arrival;
  private final CompletableFuture<Permit> permit = new CompletableFuture<>();

  Ticket(WorkClass workClass, long arrival) {
    this.workClass = workClass;
    this.arrival = arrival;
  }

  WorkClass workClass() {
    return workClass;
  }

  /** Rises with every ticket of one queue. */
  long arrival() {
    return arrival;
  }

  CompletableFuture<Permit> permit() {
    return permit;
  }
}
