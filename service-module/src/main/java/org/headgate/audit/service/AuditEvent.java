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

  /** A successful action of the caller. */
  public static AuditEvent of(AuditAction action) {
    return new AuditEvent(
        action,
        Optional.empty(),
        Optional.empty(),
        AuditOutcome.SUCCESS,
        Optional.empty(),
        Map.of());
  }

  /** The same event, performed by this account, such as one that has just logged in. */
  public AuditEvent withActor(UserId accountId) {
    return withActor(AuditActor.user(accountId));
  }

  /** The same event, performed by an actor other than an account. */
  public AuditEvent withActor(AuditActor someone) {
    return new AuditEvent(action, Optional.of(someone), subject, outcome, reason, details);
  }

  public AuditEvent withSubject(UserId accountId) {
    return withSubject(AuditSubject.account(accountId));
  }

  public AuditEvent withSubject(AuditSubject done) {
    return new AuditEvent(action, actor, Optional.of(done), outcome, reason, details);
  }

  /** The same event, refused for a reason such as {@code invalid_credentials}. */
  public AuditEvent refused(String why) {
    return new AuditEvent(action, actor, subject, AuditOutcome.FAILURE, Optional.of(why), details);
  }

  /**
   * The same event, performed by the account that proved to be its owner; refused for the reason if
   * there is none.
   */
  public AuditEvent byOwner(Optional<UserId> proven, String why) {
    return proven
        .map(accountId -> withActor(accountId).withSubject(accountId))
        .orElseGet(() -> refused(why));
  }

  /** The same event with one more detail. */
  public AuditEvent with(String name, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditEvent(action, actor, subject, outcome, reason, more);
  }
}
