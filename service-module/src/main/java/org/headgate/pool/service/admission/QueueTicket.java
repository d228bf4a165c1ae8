package org.headgate.pool.service.admission;

import java.util.concurrent.CompletableFuture;

/**
 * One place in the queue; its future completes when the permit is handed over. It is equal only to
 * itself.
 */
final class QueueTicket {
  private final WorkPriority workPriority;
  private final RequestSource source;
  private final long arrival;
  private final long joinedAt;
  private final CompletableFuture<AdmissionPermit> permit;

  /** A ticket that waits since {@code joinedAt}, in nanoseconds of the controller's clock. */
  QueueTicket(WorkPriority workPriority, RequestSource source, long arrival, long joinedAt) {
    this(workPriority, source, arrival, joinedAt, new CompletableFuture<>());
  }

  private QueueTicket(
      WorkPriority workPriority,
      RequestSource source,
      long arrival,
      long joinedAt,
      CompletableFuture<AdmissionPermit> permit) {
    this.workPriority = workPriority;
    this.source = source;
    this.arrival = arrival;
    this.joinedAt = joinedAt;
    this.permit = permit;
  }

  /** A ticket that never had to wait. */
  static QueueTicket served(WorkPriority workPriority, AdmissionPermit permit) {
    return new QueueTicket(
        workPriority, RequestSource.NONE, 0, 0, CompletableFuture.completedFuture(permit));
  }

  WorkPriority workPriority() {
    return workPriority;
  }

  /** With whom it takes turns. */
  RequestSource source() {
    return source;
  }

  /** Increases with every ticket of a queue. */
  long arrival() {
    return arrival;
  }

  /** In nanoseconds of the controller's clock. */
  long joinedAt() {
    return joinedAt;
  }

  CompletableFuture<AdmissionPermit> permit() {
    return permit;
  }
}
