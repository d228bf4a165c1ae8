package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A request for one permit.
 *
 * @param timeout how long it can wait
 * @param waited how long it has waited elsewhere, which counts in its wait
 * @param source whose turn it is; asked for only if it has to wait
 */
public record AdmissionRequest(
    WorkPriority workPriority, Duration timeout, Duration waited, Supplier<RequestSource> source) {

  /** A request that has not waited yet and that no client asked for. */
  public AdmissionRequest(WorkPriority workPriority, Duration timeout) {
    this(workPriority, timeout, Duration.ZERO, () -> RequestSource.NONE);
  }
}
