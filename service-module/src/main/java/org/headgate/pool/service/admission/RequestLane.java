package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.common.problem.HeadgateException;

/**
 * Bounds what requests do besides work on databases, such as hashing. A request that finds no place
 * gives its turn and its thread back, waits without them, and is served again from its start when
 * it has a place; so it must ask for one before it has written anything. The more urgent class
 * waits for less; who would wait for too long is refused at once.
 */
public final class RequestLane {

  /** Each costs some kilobytes and a socket that is open anyway. */
  private static final int MOST_WAITING = 5_000;

  private final AdmissionController admissionController;
  private final Duration patience;
  private final Supplier<Duration> pace;
  private final Function<Duration, HeadgateException> busy;

  /**
   * One whose pace is told by those that were in it.
   *
   * @param places how many are in it at once, each with a thread
   * @param patience how long one may wait
   * @param busy refuses a request that may come again after that time
   */
  public RequestLane(int places, Duration patience, Function<Duration, HeadgateException> busy) {
    this.admissionController = admission(places, patience);
    this.patience = patience;
    this.pace = () -> admissionController.snapshot().meanHold().dividedBy(places);
    this.busy = busy;
  }

  /**
   * @param places how many are in it at once, each with a thread
   * @param patience how long one may wait
   * @param pace the time from one that leaves to the next while many wait, as it was lately
   * @param busy refuses a request that may come again after that time
   */
  public RequestLane(
      int places,
      Duration patience,
      Supplier<Duration> pace,
      Function<Duration, HeadgateException> busy) {
    this.admissionController = admission(places, patience);
    this.patience = patience;
    this.pace = pace;
    this.busy = busy;
  }

  private static AdmissionController admission(int places, Duration patience) {
    return new AdmissionController(
        AdmissionLimits.unshared(places, MOST_WAITING, patience), System::nanoTime);
  }

  /**
   * The request of this thread goes on in the lane, and has no turn any more; at once if it is
   * there already. What no request asked for passes by.
   *
   * @param workPriority in whose order it waits
   * @throws HeadgateException when there is no place now; the request may be served again then
   */
  public void enter(WorkPriority workPriority) {
    Optional<RequestPass> pass = RequestPass.current().filter(candidate -> !candidate.isIn(this));
    if (pass.isEmpty()) {
      return;
    }
    Optional<AdmissionPermit> place = admissionController.tryAcquire(workPriority);
    if (place.isPresent()) {
      pass.get().moveTo(this, place.get());
      return;
    }
    Duration wait = untilServed(workPriority);
    if (wait.compareTo(patience) <= 0) {
      pass.get().want(this, workPriority);
    }
    throw busy.apply(wait);
  }

  /**
   * The request of this thread goes on with a turn for work on databases, if one is free now, and
   * in the lane otherwise: it has one of the two in any case, so threads stay bounded.
   */
  public void leave() {
    RequestPass.current()
        .filter(pass -> pass.isIn(this))
        .ifPresent(RequestPass::moveBackIfTurnIsFree);
  }

  /**
   * For who is about to write something before {@link #enter}: refuses a request that would be
   * refused there.
   *
   * @param workPriority in whose order it would wait
   * @throws HeadgateException when a place would come too late
   */
  public void requireRoom(WorkPriority workPriority) {
    Duration wait = untilServed(workPriority);
    if (wait.compareTo(patience) > 0) {
      throw busy.apply(wait);
    }
  }

  /**
   * Joins the queue.
   *
   * @param workPriority in whose order it waits
   * @throws HeadgateException when it is full, or by the recent pace the place would come too late
   */
  public RequestTicket request(WorkPriority workPriority) {
    requireRoom(workPriority);
    try {
      return new RequestTicket(
          admissionController,
          workPriority,
          admissionController.request(workPriority, patience),
          patience,
          refused -> busy.apply(untilServed(workPriority)));
    } catch (AdmissionRefusedException refused) {
      throw busy.apply(refused.retryAfter());
    }
  }

  /** Counters and sizes now. */
  public AdmissionSnapshot snapshot() {
    return admissionController.snapshot();
  }

  private Duration untilServed(WorkPriority workPriority) {
    return pace.get().multipliedBy(admissionController.ahead(workPriority));
  }
}
