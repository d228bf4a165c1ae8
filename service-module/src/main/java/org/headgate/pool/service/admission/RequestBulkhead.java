package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.common.problem.HeadgateException;

/**
 * A bulkhead for work of requests other than on databases, such as hashing. A request that finds no
 * place releases its permit and its thread, waits without them, and is restarted when it has a
 * place; so it must ask before it has written anything. More urgent work waits in a shorter queue;
 * a request that would wait too long is refused at once.
 */
public final class RequestBulkhead {

  /** Each waiting request costs some kilobytes and a socket that is open anyway. */
  private static final int MAX_WAITING = 5_000;

  /** A place may be free sooner, but not for a crowd that comes again at once. */
  private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);

  private final AdmissionController admissionController;
  private final Duration timeout;
  private final Supplier<Duration> completionInterval;
  private final Function<Duration, HeadgateException> busy;

  /**
   * A bulkhead whose rate is measured by its requests.
   *
   * @param places how many are in it at once, each with a thread
   * @param timeout maximum wait
   * @param busy refuses a request, with the time after which it may come again
   */
  public RequestBulkhead(int places, Duration timeout, Function<Duration, HeadgateException> busy) {
    this(places, timeout, () -> Duration.ZERO, busy);
  }

  /**
   * @param places how many are in it at once, each with a thread
   * @param timeout maximum wait
   * @param completionInterval the recent time between two that leave while many wait, by their main
   *     work; the wait is estimated by their whole stay where that takes longer
   * @param busy refuses a request, with the time after which it may come again
   */
  public RequestBulkhead(
      int places,
      Duration timeout,
      Supplier<Duration> completionInterval,
      Function<Duration, HeadgateException> busy) {
    this.admissionController = admission(places, timeout);
    this.timeout = timeout;
    this.completionInterval = completionInterval;
    this.busy = busy;
  }

  private static AdmissionController admission(int places, Duration timeout) {
    return new AdmissionController(
        AdmissionLimits.unshared(places, MAX_WAITING, timeout), System::nanoTime);
  }

  /**
   * Moves the request of this thread into the bulkhead and releases its permit; does nothing if it
   * is there already. Work outside of a request is not limited.
   *
   * @param workPriority priority in the queue
   * @throws HeadgateException when there is no place now; the request may be served again then
   */
  public void enter(WorkPriority workPriority) {
    Optional<CurrentRequest> current =
        CurrentRequest.current().filter(candidate -> !candidate.isIn(this));
    if (current.isEmpty()) {
      return;
    }
    Optional<AdmissionPermit> place = admissionController.tryAcquire(workPriority);
    if (place.isPresent()) {
      current.get().moveTo(this, place.get());
      return;
    }
    Duration wait = untilServed(workPriority, current.get().source());
    if (wait.compareTo(timeout) <= 0) {
      current.get().requireBulkhead(this, workPriority);
    }
    throw refusal(wait);
  }

  private HeadgateException refusal(Duration wait) {
    return busy.apply(wait.compareTo(MIN_RETRY_AFTER) < 0 ? MIN_RETRY_AFTER : wait);
  }

  /**
   * Moves the request of this thread back to a permit for databases if one is free, and else leaves
   * it in the bulkhead: it always holds one of the two, so the number of threads stays bounded.
   */
  public void leave() {
    CurrentRequest.current()
        .filter(request -> request.isIn(this))
        .ifPresent(CurrentRequest::reacquirePermit);
  }

  /**
   * Checks, before something is written, that {@link #enter} would not refuse the request.
   *
   * @param workPriority priority in the queue
   * @throws HeadgateException when a place would come too late
   */
  public void requireRoom(WorkPriority workPriority) {
    requireRoom(workPriority, CurrentRequest.currentSource());
  }

  /** As {@link #requireRoom(WorkPriority)}, for a request that is not on this thread yet. */
  public void requireRoom(WorkPriority workPriority, RequestSource source) {
    Duration wait = untilServed(workPriority, source);
    if (wait.compareTo(timeout) > 0) {
      throw refusal(wait);
    }
  }

  /** Whether a request of this priority would have to wait for a place. */
  public boolean isFull(WorkPriority workPriority) {
    return !admissionController.hasRoom(workPriority);
  }

  /**
   * Joins the queue.
   *
   * @param workPriority priority in the queue
   * @param source with whom the request takes turns
   * @throws HeadgateException when it is full, or by the recent rate the place would come too late
   */
  public RequestTicket request(WorkPriority workPriority, RequestSource source) {
    requireRoom(workPriority, source);
    try {
      return RequestTicket.request(
          admissionController,
          new AdmissionRequest(workPriority, timeout, Duration.ZERO, () -> source),
          refused -> refusal(untilServed(workPriority, source)));
    } catch (AdmissionRefusedException e) {
      throw busy.apply(e.retryAfter());
    }
  }

  /** Present counters and sizes. */
  public AdmissionSnapshot snapshot() {
    return admissionController.snapshot();
  }

  private Duration untilServed(WorkPriority workPriority, RequestSource source) {
    return admissionController.untilServed(workPriority, source, completionInterval.get());
  }
}
