package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.ThreadPlan;
import org.headgate.problem.DatabaseBusy;

/**
 * The gate before the threads. Whoever waits for a connection keeps a thread of the server, and
 * with every thread waiting not even a probe is answered. So no more requests are let in than the
 * pools and the cores can serve at once, as large as the pools are now; the others wait here
 * without a thread, in the order of their class, and are refused when their time is up. A turn is
 * for work on databases only: what waits for anything else does so in a {@link RequestLane}.
 */
@ApplicationScoped
public class RequestAdmission {

  /** How long a request may wait for its turn. */
  private static final Duration DEADLINE = AdmissionLimits.LONGEST_DEADLINE;

  /** Each costs some kilobytes and a socket that is open anyway. */
  private static final int QUEUE_PER_CLASS = 2_000;

  private final int cores = Runtime.getRuntime().availableProcessors();

  private DatabaseGuard guard;
  private Admission admission;

  /** For the client proxy only. */
  protected RequestAdmission() {}

  @Inject
  public RequestAdmission(DatabaseGuard guard) {
    this.guard = guard;
    this.admission = new Admission(limits(), System::nanoTime);
  }

  /**
   * Joins the queue; the turn has come already when nobody has to wait.
   *
   * @throws DatabaseBusy when the queue is full, or by the recent pace the turn would come too late
   */
  public RequestTurn request(WorkClass workClass) {
    follow();
    try {
      return new RequestTurn(
          admission,
          workClass,
          admission.request(workClass, DEADLINE),
          DEADLINE,
          RequestAdmission::busy);
    } catch (AdmissionRefused refused) {
      throw busy(refused);
    }
  }

  private static DatabaseBusy busy(AdmissionRefused refused) {
    return new DatabaseBusy(
        "The server is busy. Nothing was changed.", refused.retryAfter(), refused);
  }

  /** Counters and sizes now. */
  public AdmissionSnapshot snapshot() {
    return admission.snapshot();
  }

  private void follow() {
    if (admission.size() != size()) {
      admission.limit(limits());
    }
  }

  private AdmissionLimits limits() {
    return new AdmissionLimits(size(), QUEUE_PER_CLASS, DEADLINE);
  }

  private int size() {
    int connections = guard.size(DatabaseName.PLATFORM) + guard.size(DatabaseName.USERDATA);
    return ThreadPlan.of(connections, cores).requests();
  }
}
