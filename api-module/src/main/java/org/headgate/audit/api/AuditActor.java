package org.headgate.audit.api;

import org.headgate.common.identity.UserId;
import org.headgate.common.identity.UuidParser;

/**
 * The actor of an action: an account or service account by its id, a caller who was not logged in,
 * or Headgate itself. Never an address or a name, because the log outlives the person's account.
 */
public record AuditActor(String text) {

  /** A caller without a session. */
  public static final AuditActor ANONYMOUS = new AuditActor("anonymous");

  /** Headgate itself, such as a task or a deadline. */
  public static final AuditActor SYSTEM = new AuditActor("system");

  /** Refuses anything but the two constants and ids. */
  public AuditActor {
    if (!text.equals("anonymous") && !text.equals("system")) {
      text = UuidParser.parse(text).toString();
    }
  }

  public static AuditActor user(UserId accountId) {
    return new AuditActor(accountId.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
