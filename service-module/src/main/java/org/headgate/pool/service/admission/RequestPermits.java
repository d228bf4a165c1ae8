package org.headgate.pool.service.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the request on this thread holds: a permit for databases, or a place in a lane, never both.
 * So a request that waits for a lane or works in one keeps nobody from a database. It also stores
 * results that must not be computed again when the request starts from the beginning.
 */
public final class RequestPermits implements AutoCloseable {

  private static final ThreadLocal<RequestPermits> CURRENT = new ThreadLocal<>();

  private final Map<String, Object> done;
  private final RequestTicket ticket;
  private Optional<RequestLane> lane;
  private Optional<RequestLane> wanted = Optional.empty();
  private WorkPriority wantedAs = WorkPriority.JOBS;
  private Runnable release;

  private RequestPermits(
      Map<String, Object> done,
      RequestTicket ticket,
      Optional<RequestLane> lane,
      Runnable release) {
    this.done = done;
    this.ticket = ticket;
    this.lane = lane;
    this.release = release;
  }

  /** Begins a request that has its permit on this thread; it is closed on the same one. */
  public static RequestPermits begin(RequestTicket ticket) {
    return begun(new RequestPermits(new HashMap<>(), ticket, Optional.empty(), ticket::close));
  }

  /** Continues the same request from the beginning, with a place in the lane that it waited for. */
  public RequestPermits restart(RequestTicket place) {
    return begun(new RequestPermits(done, ticket, wanted, place::close));
  }

  /** Runs one action with a permit, which is released afterwards. */
  public static <T> T within(RequestTicket ticket, Supplier<T> action) {
    RequestPermits permits = begin(ticket);
    try {
      return action.get();
    } finally {
      permits.close();
    }
  }

  private static RequestPermits begun(RequestPermits permits) {
    CURRENT.set(permits);
    return permits;
  }

  /** Empty on threads without a request, and for requests that need no permit. */
  static Optional<RequestPermits> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * The lane in which the request found no place. The request was refused for this reason; once a
   * place is free, it can start from the beginning.
   */
  public Optional<RequestLane> fullLane() {
    return wanted;
  }

  /**
   * Runs an action once, even if the request starts from the beginning again: later calls return
   * the first result.
   *
   * @param what names it within the request
   */
  public static <T> T once(String what, Supplier<T> action) {
    Optional<RequestPermits> permits = current();
    if (permits.isEmpty()) {
      return action.get();
    }
    Map<String, Object> done = permits.get().done;
    if (!done.containsKey(what)) {
      done.put(what, action.get());
    }
    @SuppressWarnings("unchecked") // put there by the same caller
    T result = (T) done.get(what);
    return result;
  }

  boolean isIn(RequestLane candidate) {
    return lane.filter(candidate::equals).isPresent();
  }

  void requireLane(RequestLane full, WorkPriority workPriority) {
    wanted = Optional.of(full);
    wantedAs = workPriority;
  }

  /**
   * Joins the queue of the lane that the request waits for.
   *
   * @throws org.headgate.common.problem.HeadgateException when the place would come too late
   */
  public RequestTicket requestPlace() {
    return wanted.orElseThrow().request(wantedAs);
  }

  /** Releases the permit in exchange for a place in a lane. */
  void moveTo(RequestLane other, AdmissionPermit place) {
    release.run();
    lane = Optional.of(other);
    release = place::close;
  }

  /** Releases the place in the lane in exchange for a permit. */
  void reacquirePermit() {
    ticket
        .additionalPermit()
        .ifPresent(
            admissionPermit -> {
              release.run();
              lane = Optional.empty();
              release = admissionPermit::close;
            });
  }

  @Override
  public void close() {
    CURRENT.remove();
    release.run();
  }
}
