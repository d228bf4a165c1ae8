package org.headgate.pool.service.admission;

import java.util.concurrent.CompletableFuture;

/**
 * One place in the queue; its future ends when the permit is handed over. Each is a thing of its
 * own, never equal.
 */
final class QueueTicket {
  private final WorkPriority workPriority;
  private final long arrival;
  private final CompletableFuture<AdmissionPermit> permit;

  /** Of one who waits. */
  QueueTicket(WorkPriority workPriority, long arrival) {
    this(workPriority, arrival, new CompletableFuture<>());
  }

  private QueueTicket(
      WorkPriority workPriority, long arrival, CompletableFuture<AdmissionPermit> permit) {
    this.workPriority = workPriority;
    this.arrival = arrival;
    this.permit = permit;
  }

  /** Of one who never had to wait. */
  static QueueTicket served(WorkPriority workPriority, AdmissionPermit permit) {
    return new QueueTicket(workPriority, 0, CompletableFuture.completedFuture(permit));
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
