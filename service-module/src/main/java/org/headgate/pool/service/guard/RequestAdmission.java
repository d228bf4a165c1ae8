package org.headgate.pool.service.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.ThreadPoolSizing;
import org.headgate.pool.service.admission.AdmissionController;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.AdmissionPermit;
import org.headgate.pool.service.admission.AdmissionRefusedException;
import org.headgate.pool.service.admission.AdmissionRequest;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.liberty.QueuedReads;

/**
 * Admits requests to threads: no more than pools and cores can serve at once, following the live
 * sizes of the pools, so that a thread is always free for a probe. The others wait without a
 * thread, by priority, plain reads in front of the server ({@link QueuedReads}) and all others
 * here, and are refused at their deadline. A permit is only for work on databases: other waits
 * happen in a {@link RequestBulkhead}.
 */
@ApplicationScoped
public class RequestAdmission {

  /** The longest wait of a request for its permit. */
  private static final Duration DEADLINE = AdmissionLimits.MAX_DEADLINE;

  /** Each waiting request costs some kilobytes and a socket that is open anyway. */
  private static final int QUEUE_PER_CLASS = 2_000;

  /** How often the queue of reads gets the number of requests that can be served. */
  private static final long LIMIT_INTERVAL = TimeUnit.MILLISECONDS.toNanos(50);

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final AtomicLong limitAt = new AtomicLong(System.nanoTime());

  private DatabaseGuard guard;
  private QueuedReads queuedReads;
  private AdmissionController admissionController;

  /** For the client proxy only. */
  protected RequestAdmission() {}

  @Inject
  public RequestAdmission(DatabaseGuard guard, QueuedReads queuedReads) {
    this.guard = guard;
    this.queuedReads = queuedReads;
    this.admissionController = new AdmissionController(limits(), System::nanoTime);
  }

  /**
   * Joins the queue; the ticket has its permit already if one was free.
   *
   * @throws DatabaseBusyException when the queue is full, or by the recent rate the permit would
   *     come too late
   */
  public RequestTicket request(WorkPriority workPriority) {
    return request(workPriority, Duration.ZERO, () -> RequestSource.NONE);
  }

  /**
   * As {@link #request(WorkPriority)}, for a request that has waited already, or that takes turns
   * with those of other sources.
   *
   * @param waited counts towards its deadline and in its wait
   */
  public RequestTicket request(
      WorkPriority workPriority, Duration waited, Supplier<RequestSource> source) {
    adjustLimits();
    Duration left = waited.compareTo(DEADLINE) < 0 ? DEADLINE.minus(waited) : Duration.ZERO;
    try {
      return RequestTicket.request(
          admissionController,
          new AdmissionRequest(workPriority, left, waited, source),
          RequestAdmission::busy);
    } catch (AdmissionRefusedException e) {
      throw busy(e);
    }
  }

  /** A permit if one is free, for a request that waited for something else. */
  public Optional<AdmissionPermit> tryAcquire(WorkPriority workPriority) {
    return admissionController.tryAcquire(workPriority);
  }

  private static DatabaseBusyException busy(AdmissionRefusedException refused) {
    return new DatabaseBusyException(
        "The server is busy. Nothing was changed.", refused.retryAfter(), refused);
  }

  /** Present counters and sizes, with the reads that wait in front of the server. */
  public AdmissionSnapshot snapshot() {
    return admissionController.snapshot().withFurther(queuedReads.waits());
  }

  private void adjustLimits() {
    if (admissionController.size() != size()) {
      admissionController.limit(limits());
    }
    long now = System.nanoTime();
    long at = limitAt.get();
    if (now - at >= 0 && limitAt.compareAndSet(at, now + LIMIT_INTERVAL)) {
      AdmissionSnapshot state = admissionController.snapshot();
      queuedReads.limit(
          limits().usersAtOnce(), state.roomWithin(queuedReads.longestWait(), QUEUE_PER_CLASS));
    }
  }

  private AdmissionLimits limits() {
    return new AdmissionLimits(size(), QUEUE_PER_CLASS, DEADLINE);
  }

  private int size() {
    int connections = guard.size(PoolName.PLATFORM) + guard.size(PoolName.USERDATA);
    return ThreadPoolSizing.of(connections, cores).requests();
  }
}
