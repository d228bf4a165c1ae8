package org.headgate.oauth.service;

import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditSubject;

/** The names of actions on and by service accounts in the audit log. */
public final class OAuthAuditActions {

  public static final AuditAction CREATE = new AuditAction("service_account.created");
  public static final AuditAction CHANGE = new AuditAction("service_account.changed");
  public static final AuditAction DELETE = new AuditAction("service_account.deleted");
  public static final AuditAction ADD_SECRET = new AuditAction("service_account.secret_added");
  public static final AuditAction REMOVE_SECRET = new AuditAction("service_account.secret_removed");
  public static final AuditAction AUTHENTICATE = new AuditAction("service_account.authentication");
  public static final AuditAction ISSUE_TOKEN = new AuditAction("service_account.token_issued");

  private OAuthAuditActions() {}

  static AuditSubject serviceAccount(UUID id) {
    return AuditSubject.of("service_account", id);
  }
}
