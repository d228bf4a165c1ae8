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
    PasswordPurpose use, Optional<AccountCredentials> account, AttemptState page) {

  public PasswordAttempt {
    Objects.requireNonNull(account, "account");
  }

  /** Who tends the pools is hashed for first: a crowd must not keep them out. */
  WorkPriority workPriority() {
    return account
        .filter(found -> found.active() && found.privileged())
        .map(found -> WorkPriority.OPERATOR)
        .orElse(WorkPriority.AUTHENTICATION);
  }

  /** What a password is typed for; a wrong one slows both down alike. */
  public enum PasswordPurpose {
    LOG_IN,
    /** Once more, before something that an open session alone must not do. */
    CONFIRMATION;

    /** As which a refusal is written down. */
    AuditAction auditAction() {
      return this == LOG_IN ? AuditActions.LOG_IN : AuditActions.CONFIRM_PASSWORD;
    }
  }
}
