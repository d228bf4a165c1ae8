package org.headgate.pool.service.admission;

import java.util.concurrent.CompletableFuture;

/**
 * One place in the queue; its future ends when the permit is handed over. Each is a thing of its
 * own, never equal.
 */
final class QueueTicket {
  private final WorkPriority workPriority;
  private final long arrival;
  private final CompletableFuture<AdmissionPermit> permit = new CompletableFuture<>();

  QueueTicket(WorkPriority workPriority, long arrival) {
    this.workPriority = workPriority;
    this.arrival = arrival;
  }

  WorkPriority workClass() {
    return workPriority;
  }

  /** Rises with every ticket of one queue. */
  long arrival() {
    return arrival;
  }

  CompletableFuture<AdmissionPermit> permit() {
    return permit;
  }
}
