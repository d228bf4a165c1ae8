package org.headgate.audit.service;

import org.headgate.audit.persistence.AuditEntryEntity;

/**
 * Told of each entry of the audit log, in the transaction of the deed, right after it was written.
 * Of a deed whose own statement writes the entry nobody is told.
 */
public interface AuditListener {

  /**
   * @param entry the row that was written, with who did it
   */
  void onRecorded(AuditEvent auditEvent, AuditEntryEntity entry);
}
