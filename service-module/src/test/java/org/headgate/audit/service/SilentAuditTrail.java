package org.headgate.audit.service;

/** Records nothing, for tests of services that write to the audit log too. */
public final class SilentAuditTrail extends AuditTrailService {

  @Override
  public void record(AuditEvent auditEvent) {
    // Other tests are about the audit log.
  }
}
