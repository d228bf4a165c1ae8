package org.headgate.accounts.service;

import org.headgate.audit.AuditAction;

/** What can be done to an account, by its names in the audit log. */
final class AccountDeeds {

  static final AuditAction SIGN_UP = new AuditAction("account.signup");
  static final AuditAction VERIFY_EMAIL = new AuditAction("account.verify_email");
  static final AuditAction LOG_IN = new AuditAction("account.login");
  static final AuditAction CONFIRM_PASSWORD = new AuditAction("account.password_confirmation");
  static final AuditAction LOG_OUT = new AuditAction("account.logout");
  static final AuditAction END_SESSION = new AuditAction("account.session_ended");
  static final AuditAction END_SESSIONS = new AuditAction("account.sessions_ended");
  static final AuditAction REFRESH_REUSED = new AuditAction("account.refresh_token_reused");
  static final AuditAction RESET_PASSWORD = new AuditAction("account.password_reset");
  static final AuditAction CHANGE_PASSWORD = new AuditAction("account.password_changed");
  static final AuditAction SECOND_PROOF = new AuditAction("account.second_proof");
  static final AuditAction ENABLE_TOTP = new AuditAction("account.totp_enabled");
  static final AuditAction DISABLE_TOTP = new AuditAction("account.totp_disabled");
  static final AuditAction ADD_PASSKEY = new AuditAction("account.passkey_added");
  static final AuditAction REMOVE_PASSKEY = new AuditAction("account.passkey_removed");
  static final AuditAction REMOVE_FACTORS = new AuditAction("account.factors_removed");
  static final AuditAction REQUEST_EMAIL = new AuditAction("account.email_change_requested");
  static final AuditAction CHANGE_EMAIL = new AuditAction("account.email_changed");
  static final AuditAction DELETE = new AuditAction("account.deleted");
  static final AuditAction UNLOCK = new AuditAction("account.unlocked");
  static final AuditAction FIRST_ADMINISTRATOR = new AuditAction("account.first_administrator");

  private AccountDeeds() {}
}
