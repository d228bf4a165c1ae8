package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.OperatorAuditWriter;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Records actions through the operator lane, which work while the other pools have no connection
 * left. The entry is written before the action, which shares no transaction with it.
 */
@ApplicationScoped
public class OperatorAuditTrail {

  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject OperatorAuditWriter entries;
  @Inject AuditEntryFactory auditEntryFactory;
  @Inject AuditSealer sealing;
  @Inject DatabaseGuard guard;

  /**
   * @throws org.headgate.common.problem.TemporarilyUnavailableException when it cannot be written
   */
  public void record(AuditEvent auditEvent) {
    prepared(auditEvent).run();
  }

  /** An entry with the present time and caller, which is written when the task runs. */
  public Runnable prepared(AuditEvent auditEvent) {
    AuditEntryEntity row = auditEntryFactory.create(auditEvent);
    return () -> {
      guard.run(WRITE, () -> entries.add(row));
      sealing.wake();
    };
  }
}
