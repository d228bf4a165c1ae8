package org.headgate.pool.service.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The request on this thread, which holds a permit for databases or a place in a {@link
 * RequestBulkhead}, never both. So a request that waits for a bulkhead or works in one keeps nobody
 * from a database. It also stores results that must not be computed again when the request is
 * restarted.
 */
public final class CurrentRequest implements AutoCloseable {

  private static final ThreadLocal<CurrentRequest> CURRENT = new ThreadLocal<>();

  private final Map<String, Object> done;
  private final Supplier<Optional<AdmissionPermit>> permits;
  private final Supplier<RequestSource> source;
  private Optional<RequestBulkhead> bulkhead;
  private Optional<RequestBulkhead> fullBulkhead = Optional.empty();
  private WorkPriority requestedPriority = WorkPriority.JOBS;
  private Runnable release;

  private CurrentRequest(
      Map<String, Object> done,
      Supplier<Optional<AdmissionPermit>> permits,
      Supplier<RequestSource> source,
      Optional<RequestBulkhead> bulkhead,
      Runnable release) {
    this.done = done;
    this.permits = permits;
    this.source = source;
    this.bulkhead = bulkhead;
    this.release = release;
  }

  /** Begins a request that has its permit on this thread; it is closed on the same one. */
  public static CurrentRequest begin(RequestTicket ticket) {
    return begun(
        new CurrentRequest(
            new HashMap<>(),
            ticket::additionalPermit,
            ticket.source(),
            Optional.empty(),
            ticket::close));
  }

  /**
   * Begins a request that waited for its place in a bulkhead before anything else.
   *
   * @param permits a permit if one is free, for when the request leaves the bulkhead
   */
  public static CurrentRequest beginIn(
      RequestBulkhead bulkhead, RequestTicket place, Supplier<Optional<AdmissionPermit>> permits) {
    return begun(
        new CurrentRequest(
            new HashMap<>(), permits, place.source(), Optional.of(bulkhead), place::close));
  }

  /**
   * Continues the same request from the beginning, with a place in the bulkhead that it waited for.
   */
  public CurrentRequest restart(RequestTicket place) {
    return begun(new CurrentRequest(done, permits, source, fullBulkhead, place::close));
  }

  /** Runs one action with a permit, which is released afterwards. */
  public static <T> T within(RequestTicket ticket, Supplier<T> action) {
    CurrentRequest current = begin(ticket);
    try {
      return action.get();
    } finally {
      current.close();
    }
  }

  private static CurrentRequest begun(CurrentRequest current) {
    CURRENT.set(current);
    return current;
  }

  /** Empty on threads without a request, and for requests that need no permit. */
  static Optional<CurrentRequest> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * The bulkhead in which the request found no place. The request was refused for this reason; once
   * a place is free, it can start from the beginning.
   */
  public Optional<RequestBulkhead> fullBulkhead() {
    return fullBulkhead;
  }

  /**
   * Runs an action once, even if the request starts from the beginning again: later calls return
   * the first result.
   *
   * @param name the name of the action, unique within the request
   */
  public static <T> T once(String name, Supplier<T> action) {
    Optional<CurrentRequest> current = current();
    if (current.isEmpty()) {
      return action.get();
    }
    Map<String, Object> done = current.get().done;
    if (!done.containsKey(name)) {
      done.put(name, action.get());
    }
    @SuppressWarnings("unchecked") // put there by the same caller
    T result = (T) done.get(name);
    return result;
  }

  /** With whom the request on this thread takes turns. */
  static RequestSource currentSource() {
    return current().map(CurrentRequest::source).orElse(RequestSource.NONE);
  }

  RequestSource source() {
    return source.get();
  }

  boolean isIn(RequestBulkhead candidate) {
    return bulkhead.filter(candidate::equals).isPresent();
  }

  void requireBulkhead(RequestBulkhead full, WorkPriority workPriority) {
    fullBulkhead = Optional.of(full);
    requestedPriority = workPriority;
  }

  /**
   * Joins the queue of the bulkhead that the request waits for.
   *
   * @throws org.headgate.common.problem.HeadgateException when the place would come too late
   */
  public RequestTicket requestPlace() {
    return fullBulkhead.orElseThrow().request(requestedPriority, source());
  }

  /** Releases the permit in exchange for a place in a bulkhead. */
  void moveTo(RequestBulkhead other, AdmissionPermit place) {
    release.run();
    bulkhead = Optional.of(other);
    release = place::close;
  }

  /** Releases the place in the bulkhead in exchange for a permit. */
  void reacquirePermit() {
    permits
        .get()
        .ifPresent(
            admissionPermit -> {
              release.run();
              bulkhead = Optional.empty();
              release = admissionPermit::close;
            });
  }

  @Override
  public void close() {
    CURRENT.remove();
    release.run();
  }
}
