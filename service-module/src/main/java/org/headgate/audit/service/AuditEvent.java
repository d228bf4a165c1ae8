package org.headgate.audit.service;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.api.AuditOutcome;
import org.headgate.audit.api.AuditSubject;
import org.headgate.common.identity.UserId;

/**
 * An action to be written into the audit log. Unless stated otherwise, the caller of the present
 * request did it, and it succeeded.
 *
 * @param details no secret and no e-mail address: the log outlives accounts
 */
public record AuditEvent(
    AuditAction action,
    Optional<AuditActor> actor,
    Optional<AuditSubject> subject,
    AuditOutcome outcome,
    Optional<String> reason,
    Map<String, String> details) {

  public AuditEvent {
    details = Map.copyOf(details);
  }

  /** An action of the caller's, done. */
  public static AuditEvent of(AuditAction action) {
    return new AuditEvent(
        action,
        Optional.empty(),
        Optional.empty(),
        AuditOutcome.SUCCESS,
        Optional.empty(),
        Map.of());
  }

  /** Done by this account, such as one that has just logged in. */
  public AuditEvent withActor(UserId user) {
    return withActor(AuditActor.user(user));
  }

  /** Done by somebody who is no account. */
  public AuditEvent withActor(AuditActor someone) {
    return new AuditEvent(action, Optional.of(someone), subject, outcome, reason, details);
  }

  public AuditEvent withSubject(UserId account) {
    return withSubject(AuditSubject.account(account));
  }

  public AuditEvent withSubject(AuditSubject done) {
    return new AuditEvent(action, actor, Optional.of(done), outcome, reason, details);
  }

  /** Tried, and refused for a reason such as {@code invalid_credentials}. */
  public AuditEvent refused(String why) {
    return new AuditEvent(action, actor, subject, AuditOutcome.FAILURE, Optional.of(why), details);
  }

  /** Done by the account that proved to be its owner; without one, refused for the reason. */
  public AuditEvent byOwner(Optional<UserId> proven, String why) {
    return proven.map(owner -> withActor(owner).withSubject(owner)).orElseGet(() -> refused(why));
  }

  /** One more thing worth knowing. */
  public AuditEvent with(String name, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditEvent(action, actor, subject, outcome, reason, more);
  }
}
