package org.headgate.webhooks.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** What is asked for does not go with the end point as it is. */
public final class WebhookConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private WebhookConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** There are as many end points as there may be. */
  public static WebhookConflictException tooMany(int most) {
    return new WebhookConflictException("There are " + most + " end points already");
  }

  /** It has two secrets already. */
  public static WebhookConflictException twoSecrets() {
    return new WebhookConflictException("There are two secrets already; withdraw one first");
  }

  /** Its only secret is to go. */
  public static WebhookConflictException lastSecret() {
    return new WebhookConflictException("It is the only secret; make another one first");
  }

  /** Nothing is sent to it. */
  public static WebhookConflictException inactive() {
    return new WebhookConflictException("The end point is not active; activate it first");
  }

  /** The event waits to be sent anyway. */
  public static WebhookConflictException waiting() {
    return new WebhookConflictException("The event waits to be sent already");
  }
}
