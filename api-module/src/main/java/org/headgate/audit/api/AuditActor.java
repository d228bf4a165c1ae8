package org.headgate.audit.api;

import java.util.UUID;
import org.headgate.common.identity.UserId;

/**
 * Who did it: an account or a service account by its id, somebody who was not logged in, or
 * Headgate itself. Never an address or a name: the log outlives the person's account.
 */
public record AuditActor(String text) {

  /** Somebody without a session. */
  public static final AuditActor ANONYMOUS = new AuditActor("anonymous");

  /** Headgate by itself, such as a task or a deadline. */
  public static final AuditActor SYSTEM = new AuditActor("system");

  /** Refuses what is neither of the two words nor an id. */
  public AuditActor {
    if (!text.equals("anonymous") && !text.equals("system")) {
      text = UUID.fromString(text).toString();
    }
  }

  public static AuditActor user(UserId user) {
    return new AuditActor(user.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
