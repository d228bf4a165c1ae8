package org.headgate.directory.service;

import java.util.UUID;
import org.headgate.audit.AuditAction;
import org.headgate.audit.AuditSubject;

/** What is done to the directory, by its names in the audit log. */
final class DirectoryDeeds {

  static final AuditAction CHANGE_ACCOUNT = new AuditAction("account.changed_by_administrator");
  static final AuditAction FOUND_DEPARTMENT = new AuditAction("department.founded");
  static final AuditAction RENAME_DEPARTMENT = new AuditAction("department.renamed");
  static final AuditAction CLOSE_DEPARTMENT = new AuditAction("department.closed");

  private DirectoryDeeds() {}

  static AuditSubject department(UUID id) {
    return AuditSubject.of("department", id);
  }
}
