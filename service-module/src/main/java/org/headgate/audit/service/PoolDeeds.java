package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.headgate.audit.AuditAction;
import org.headgate.audit.AuditSubject;
import org.headgate.audit.persistence.AuditRow;
import org.headgate.audit.persistence.OperatorAuditEntries;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.PoolDeed;
import org.headgate.pool.service.WorkClass;

/**
 * Writes down what is done to the pools. It listens, because the pools, on which all else stands,
 * know nobody; and it writes through the operator lane, because the pool that is worked on may have
 * no connection left.
 */
@ApplicationScoped
public class PoolDeeds {

  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.OPERATOR, WorkClass.OPERATOR);

  @Inject OperatorAuditEntries entries;
  @Inject Scribe scribe;
  @Inject AuditSealing sealing;
  @Inject DatabaseGuard guard;

  /**
   * @throws org.headgate.problem.ServiceUnavailable when it cannot be written
   */
  void record(@Observes PoolDeed done) {
    Deed deed =
        Deed.of(new AuditAction("pool." + done.deed())).on(new AuditSubject("pool", done.pool()));
    for (Map.Entry<String, String> detail : done.details().entrySet()) {
      deed = deed.with(detail.getKey(), detail.getValue());
    }
    AuditRow row = scribe.row(deed);
    guard.run(WRITE, () -> entries.add(row));
    sealing.wake();
  }
}
