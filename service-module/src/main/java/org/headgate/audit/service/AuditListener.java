package org.headgate.audit.service;

import org.headgate.audit.persistence.AuditEntryEntity;

/**
 * Observes audit entries, in the transaction of the action, right after the entry was written.
 * Entries that the action's own statement writes are not reported.
 */
public interface AuditListener {

  /**
   * @param entry the row that was written, with who did it
   */
  void onRecorded(AuditEvent auditEvent, AuditEntryEntity entry);
}
