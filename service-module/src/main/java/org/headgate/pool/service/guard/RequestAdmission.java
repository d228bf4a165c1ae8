package org.headgate.pool.service.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.ThreadPoolSizing;
import org.headgate.pool.service.admission.AdmissionController;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.AdmissionRefusedException;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * Admits requests to threads: no more than pools and cores can serve at once, following the live
 * sizes of the pools, so that a thread is always free for a probe. The others wait here without a
 * thread, by priority, and are refused at their deadline. A permit is only for work on databases:
 * other waits happen in a {@link RequestBulkhead}.
 */
@ApplicationScoped
public class RequestAdmission {

  /** The longest wait of a request for its permit. */
  private static final Duration DEADLINE = AdmissionLimits.MAX_DEADLINE;

  /** Each waiting request costs some kilobytes and a socket that is open anyway. */
  private static final int QUEUE_PER_CLASS = 2_000;

  private final int cores = Runtime.getRuntime().availableProcessors();

  private DatabaseGuard guard;
  private AdmissionController admissionController;

  /** For the client proxy only. */
  protected RequestAdmission() {}

  @Inject
  public RequestAdmission(DatabaseGuard guard) {
    this.guard = guard;
    this.admissionController = new AdmissionController(limits(), System::nanoTime);
  }

  /**
   * Joins the queue; the ticket has its permit already if one was free.
   *
   * @throws DatabaseBusyException when the queue is full, or by the recent rate the permit would
   *     come too late
   */
  public RequestTicket request(WorkPriority workPriority) {
    follow();
    try {
      return new RequestTicket(
          admissionController,
          workPriority,
          admissionController.request(workPriority, DEADLINE),
          DEADLINE,
          RequestAdmission::busy);
    } catch (AdmissionRefusedException e) {
      throw busy(e);
    }
  }

  private static DatabaseBusyException busy(AdmissionRefusedException refused) {
    return new DatabaseBusyException(
        "The server is busy. Nothing was changed.", refused.retryAfter(), refused);
  }

  /** Present counters and sizes. */
  public AdmissionSnapshot snapshot() {
    return admissionController.snapshot();
  }

  private void follow() {
    if (admissionController.size() != size()) {
      admissionController.limit(limits());
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
