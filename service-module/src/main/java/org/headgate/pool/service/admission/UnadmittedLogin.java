package org.headgate.pool.service.admission;

import java.util.Optional;
import org.headgate.common.problem.HeadgateException;

/**
 * A log-in on this thread that got no permit in time. Only one thing is checked: whether it may use
 * the operator pool. The platform pool refuses it at once.
 */
public final class UnadmittedLogin {

  private static final ThreadLocal<UnadmittedLogin> CURRENT = new ThreadLocal<>();

  private final RequestTicket checkTicket;
  private final HeadgateException refusal;

  private UnadmittedLogin(RequestTicket checkTicket, HeadgateException refusal) {
    this.checkTicket = checkTicket;
    this.refusal = refusal;
  }

  /**
   * Begins on this thread, and is closed on the same one.
   *
   * @param checkTicket whose turn has come
   * @param refusal the answer to everybody without a permit
   */
  public static UnadmittedLogin begin(RequestTicket checkTicket, HeadgateException refusal) {
    UnadmittedLogin request = new UnadmittedLogin(checkTicket, refusal);
    CURRENT.set(request);
    return request;
  }

  /** Empty on threads whose request has a permit, or needs none. */
  public static Optional<UnadmittedLogin> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  public HeadgateException refusal() {
    return refusal;
  }

  /**
   * @throws HeadgateException the refusal of the request on this thread, if it got no permit
   */
  public static void refuseCurrent() {
    current()
        .ifPresent(
            request -> {
              throw request.refusal();
            });
  }

  /** Lets the next log-in be checked; a second call does nothing. */
  public void endCheck() {
    checkTicket.close();
  }

  /** Clears the thread, which belongs to the server's pool. */
  public void close() {
    CURRENT.remove();
    checkTicket.close();
  }
}
