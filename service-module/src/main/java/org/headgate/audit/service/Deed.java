package org.headgate.audit.service;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.audit.AuditAction;
import org.headgate.audit.AuditActor;
import org.headgate.audit.AuditOutcome;
import org.headgate.audit.AuditSubject;
import org.headgate.identity.UserId;

/**
 * What is to be written into the audit log. Unless it is said, the one who did it is the caller of
 * the present request, and it was done.
 *
 * @param details no secret and no e-mail address: the log outlives accounts
 */
public record Deed(
    AuditAction action,
    Optional<AuditActor> actor,
    Optional<AuditSubject> subject,
    AuditOutcome outcome,
    Optional<String> reason,
    Map<String, String> details) {

  public Deed {
    details = Map.copyOf(details);
  }

  /** A deed of the caller's, done. */
  public static Deed of(AuditAction action) {
    return new Deed(
        action,
        Optional.empty(),
        Optional.empty(),
        AuditOutcome.SUCCESS,
        Optional.empty(),
        Map.of());
  }

  /** Done by this account, such as one that has just logged in. */
  public Deed by(UserId user) {
    return new Deed(action, Optional.of(AuditActor.user(user)), subject, outcome, reason, details);
  }

  public Deed on(UserId account) {
    return on(AuditSubject.account(account));
  }

  public Deed on(AuditSubject done) {
    return new Deed(action, actor, Optional.of(done), outcome, reason, details);
  }

  /** Tried, and refused for a reason such as {@code invalid_credentials}. */
  public Deed refused(String why) {
    return new Deed(action, actor, subject, AuditOutcome.FAILURE, Optional.of(why), details);
  }

  /** Done by the account that proved to be its owner; without one, refused for the reason. */
  public Deed byOwner(Optional<UserId> proven, String why) {
    return proven.map(owner -> by(owner).on(owner)).orElseGet(() -> refused(why));
  }

  /** One more thing worth knowing. */
  public Deed with(String name, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, value);
    return new Deed(action, actor, subject, outcome, reason, more);
  }
}
