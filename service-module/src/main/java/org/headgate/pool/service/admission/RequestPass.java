package org.headgate.pool.service.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the request on this thread holds: its turn for work on databases, or its place in a lane. It
 * never holds both, so what waits for a lane, or works in one, keeps nobody from a database. What
 * must not be done again when the request is served from its start is remembered here.
 */
public final class RequestPass implements AutoCloseable {

  private static final ThreadLocal<RequestPass> CURRENT = new ThreadLocal<>();

  private final Map<String, Object> done;
  private final RequestTicket turn;
  private Optional<RequestLane> lane;
  private Optional<RequestLane> wanted = Optional.empty();
  private WorkPriority wantedAs = WorkPriority.JOBS;
  private Runnable release;

  private RequestPass(
      Map<String, Object> done, RequestTicket turn, Optional<RequestLane> lane, Runnable release) {
    this.done = done;
    this.turn = turn;
    this.lane = lane;
    this.release = release;
  }

  /** A request whose turn has come begins on this thread; it is closed on the same one. */
  public static RequestPass begin(RequestTicket turn) {
    return begun(new RequestPass(new HashMap<>(), turn, Optional.empty(), turn::close));
  }

  /** The same request goes on, served from its start, with a place in the lane that it wanted. */
  public RequestPass again(RequestTicket place) {
    return begun(new RequestPass(done, turn, wanted, place::close));
  }

  /** Does one thing with a turn, which is given back then. */
  public static <T> T within(RequestTicket turn, Supplier<T> action) {
    RequestPass pass = begin(turn);
    try {
      return action.get();
    } finally {
      pass.close();
    }
  }

  private static RequestPass begun(RequestPass pass) {
    CURRENT.set(pass);
    return pass;
  }

  /** Empty on threads that serve no request, and for requests that need no turn. */
  static Optional<RequestPass> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * The lane in which the request could not go on. It was answered that this is full; once there is
   * a place for it, it can be served from its start.
   */
  public Optional<RequestLane> wanted() {
    return wanted;
  }

  /**
   * Does something that must not be done twice, although the request may be served from its start
   * once more: the second time it gives what the first one gave.
   *
   * @param what names it within the request
   */
  public static <T> T once(String what, Supplier<T> action) {
    Optional<RequestPass> pass = current();
    if (pass.isEmpty()) {
      return action.get();
    }
    Map<String, Object> done = pass.get().done;
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

  void want(RequestLane full, WorkPriority workPriority) {
    wanted = Optional.of(full);
    wantedAs = workPriority;
  }

  /**
   * Joins the queue of the lane that it wanted.
   *
   * @throws org.headgate.common.problem.HeadgateException when the place would come too late
   */
  public RequestTicket requestPlace() {
    return wanted.orElseThrow().request(wantedAs);
  }

  /** Gives back what it holds for a place in a lane. */
  void moveTo(RequestLane other, AdmissionPermit place) {
    release.run();
    lane = Optional.of(other);
    release = place::close;
  }

  /** Gives the place in its lane back for a turn. */
  void moveBackIfTurnIsFree() {
    turn.another()
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
