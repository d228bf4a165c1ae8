package org.headgate.audit.service;

import org.headgate.audit.api.AuditAction;

/** The names of actions on accounts in the audit log. */
public final class AuditActions {

  public static final AuditAction SIGN_UP = new AuditAction("account.signup");
  public static final AuditAction MIGRATE = new AuditAction("account.migrated");
  public static final AuditAction VERIFY_EMAIL = new AuditAction("account.verify_email");
  public static final AuditAction ACCEPT_INVITATION =
      new AuditAction("account.invitation_accepted");
  public static final AuditAction LOG_IN = new AuditAction("account.login");
  public static final AuditAction CONFIRM_PASSWORD =
      new AuditAction("account.password_confirmation");
  public static final AuditAction LOG_OUT = new AuditAction("account.logout");
  public static final AuditAction END_SESSION = new AuditAction("account.session_ended");
  public static final AuditAction END_SESSIONS = new AuditAction("account.sessions_ended");
  public static final AuditAction REFRESH_REUSED = new AuditAction("account.refresh_token_reused");
  public static final AuditAction RESET_PASSWORD = new AuditAction("account.password_reset");
  public static final AuditAction CHANGE_PASSWORD = new AuditAction("account.password_changed");
  public static final AuditAction SECOND_PROOF = new AuditAction("account.second_proof");
  public static final AuditAction ENABLE_TOTP = new AuditAction("account.totp_enabled");
  public static final AuditAction DISABLE_TOTP = new AuditAction("account.totp_disabled");
  public static final AuditAction ADD_PASSKEY = new AuditAction("account.passkey_added");
  public static final AuditAction REMOVE_PASSKEY = new AuditAction("account.passkey_removed");
  public static final AuditAction REMOVE_FACTORS = new AuditAction("account.factors_removed");
  public static final AuditAction REQUEST_EMAIL = new AuditAction("account.email_change_requested");
  public static final AuditAction CHANGE_EMAIL = new AuditAction("account.email_changed");
  public static final AuditAction EMAIL_BOUNCED = new AuditAction("account.email_bounced");
  public static final AuditAction CLEAR_BOUNCE = new AuditAction("account.email_bounce_cleared");
  public static final AuditAction DELETE = new AuditAction("account.deleted");
  public static final AuditAction UNLOCK = new AuditAction("account.unlocked");
  public static final AuditAction FIRST_ADMINISTRATOR =
      new AuditAction("account.first_administrator");

  private AuditActions() {}
}
