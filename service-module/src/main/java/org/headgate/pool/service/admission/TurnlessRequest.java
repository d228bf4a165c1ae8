package org.headgate.pool.service.admission;

import java.util.Optional;
import org.headgate.common.problem.HeadgateException;

/**
 * A log-in on this thread that got no turn in time. It is served for no more than one judgement:
 * whether it may use the operator pool. The platform pool refuses it at once.
 */
public final class TurnlessRequest {

  private static final ThreadLocal<TurnlessRequest> CURRENT = new ThreadLocal<>();

  private final RequestTicket judgement;
  private final HeadgateException refusal;

  private TurnlessRequest(RequestTicket judgement, HeadgateException refusal) {
    this.judgement = judgement;
    this.refusal = refusal;
  }

  /**
   * It begins on this thread, and is closed on the same one.
   *
   * @param judgement has come
   * @param refusal what everybody is answered who got no turn
   */
  public static TurnlessRequest begin(RequestTicket judgement, HeadgateException refusal) {
    TurnlessRequest request = new TurnlessRequest(judgement, refusal);
    CURRENT.set(request);
    return request;
  }

  /** Empty on threads whose request has a turn, or needs none. */
  public static Optional<TurnlessRequest> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  public HeadgateException refusal() {
    return refusal;
  }

  /**
   * @throws HeadgateException the refusal of the request on this thread, if it got no turn
   */
  public static void refuseCurrent() {
    current()
        .ifPresent(
            request -> {
              throw request.refusal();
            });
  }

  /** Makes room for the next one to be judged; a second call does nothing. */
  public void endJudging() {
    judgement.close();
  }

  /** Leaves nothing behind on a thread of the server's pool. */
  public void close() {
    CURRENT.remove();
    judgement.close();
  }
}
