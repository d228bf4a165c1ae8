package org.headgate.passwords.service;

import java.util.Objects;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.service.AuditActions;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.ratelimit.service.AttemptState;

/**
 * One password that is about to be verified.
 *
 * @param account empty when nobody has the address
 */
public record PasswordAttempt(
    PasswordPurpose use, Optional<AccountCredentials> account, AttemptState previous) {

  public PasswordAttempt {
    Objects.requireNonNull(account, "account");
  }

  /** Operators and administrators are hashed for first, so that overload does not keep them out. */
  WorkPriority workPriority() {
    return account
        .filter(found -> found.active() && found.privileged())
        .map(found -> WorkPriority.OPERATOR)
        .orElse(WorkPriority.AUTHENTICATION);
  }

  /** The purposes of a password; a wrong one slows down all of them alike. */
  public enum PasswordPurpose {
    LOG_IN,
    /** Confirms an operation that an open session alone must not do. */
    CONFIRMATION;

    /** The audit action of a refusal. */
    AuditAction auditAction() {
      return this == LOG_IN ? AuditActions.LOG_IN : AuditActions.CONFIRM_PASSWORD;
    }
  }
}
