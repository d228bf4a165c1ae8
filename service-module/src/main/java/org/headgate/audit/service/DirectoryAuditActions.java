package org.headgate.audit.service;

import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditSubject;

/** The names of actions on departments and accounts by administrators in the audit log. */
public final class DirectoryAuditActions {

  public static final AuditAction CREATE_ACCOUNT =
      new AuditAction("account.created_by_administrator");
  public static final AuditAction CHANGE_ACCOUNT =
      new AuditAction("account.changed_by_administrator");
  public static final AuditAction CHANGE_ATTRIBUTES = new AuditAction("account.attributes_changed");
  public static final AuditAction INVITE = new AuditAction("account.invited");
  public static final AuditAction RESEND_INVITATION = new AuditAction("account.invitation_resent");
  public static final AuditAction WITHDRAW_INVITATION =
      new AuditAction("account.invitation_withdrawn");
  public static final AuditAction EXPORT_ACCOUNTS = new AuditAction("account.exported");
  public static final AuditAction BEGIN_IMPORT = new AuditAction("account.import_begun");
  public static final AuditAction FINISH_IMPORT = new AuditAction("account.imported");
  public static final AuditAction CANCEL_IMPORT = new AuditAction("account.import_cancelled");
  public static final AuditAction TEST_MAIL = new AuditAction("mail.tested");
  public static final AuditAction FOUND_DEPARTMENT = new AuditAction("department.founded");
  public static final AuditAction RENAME_DEPARTMENT = new AuditAction("department.renamed");
  public static final AuditAction CLOSE_DEPARTMENT = new AuditAction("department.closed");

  private DirectoryAuditActions() {}

  /** The subject of an import. */
  public static AuditSubject accountImport(UUID id) {
    return AuditSubject.of("import", id);
  }

  public static AuditSubject department(UUID id) {
    return AuditSubject.of("department", id);
  }
}
