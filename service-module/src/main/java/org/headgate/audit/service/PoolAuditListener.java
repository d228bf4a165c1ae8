package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditSubject;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.pool.service.events.PoolAuditEvent;

/**
 * Records actions on pools in the audit log. It is a listener, because the pools know no feature
 * above them, and it writes through the operator lane, because the pool in question may have no
 * connection left.
 */
@ApplicationScoped
public class PoolAuditListener {

  @Inject OperatorAuditTrail auditTrail;

  /**
   * @throws org.headgate.common.problem.TemporarilyUnavailableException when it cannot be written
   */
  void record(@Observes PoolAuditEvent done) {
    AuditEvent auditEvent =
        AuditEvent.of(new AuditAction("pool." + done.action()))
            .withSubject(new AuditSubject("pool", done.pool()));
    for (Map.Entry<String, String> detail : done.details().entrySet()) {
      auditEvent = auditEvent.with(detail.getKey(), detail.getValue());
    }
    Runnable entry = auditTrail.prepared(auditEvent);
    try {
      entry.run();
    } catch (TemporarilyUnavailableException e) {
      done.whenUnavailable().orElseThrow(() -> e).accept(entry);
    }
  }
}
