package org.headgate.webhooks.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The request conflicts with the present state of the endpoint. */
public final class WebhookConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private WebhookConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** The limit of endpoints is reached. */
  public static WebhookConflictException tooMany(int max) {
    return new WebhookConflictException("There are " + max + " endpoints already");
  }

  /** It has two secrets already. */
  public static WebhookConflictException twoSecrets() {
    return new WebhookConflictException("There are two secrets already; revoke one first");
  }

  /** Its only secret cannot be removed. */
  public static WebhookConflictException lastSecret() {
    return new WebhookConflictException("It is the only secret; create another one first");
  }

  /** The endpoint is inactive, so nothing is sent to it. */
  public static WebhookConflictException inactive() {
    return new WebhookConflictException("The endpoint is not active; activate it first");
  }

  /** The event is already waiting to be sent. */
  public static WebhookConflictException waiting() {
    return new WebhookConflictException("The event is waiting to be sent already");
  }
}
