package org.headgate.accounts.service;

import org.headgate.audit.AuditAction;

/** What a password is typed for; a wrong one slows both down alike. */
public enum PasswordUse {
  LOG_IN,
  /** Once more, before something that an open session alone must not do. */
  CONFIRMATION;

  /** As which a refusal is written down. */
  AuditAction deed() {
    return this == LOG_IN ? AccountDeeds.LOG_IN : AccountDeeds.CONFIRM_PASSWORD;
  }
}
