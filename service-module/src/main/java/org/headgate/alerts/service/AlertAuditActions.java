package org.headgate.alerts.service;

import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditSubject;
import org.headgate.audit.service.AuditEvent;

/** The names of actions on alerts in the audit log. */
final class AlertAuditActions {

  static final AuditAction CREATE_ENDPOINT = new AuditAction("alert.endpoint_created");
  static final AuditAction CHANGE_ENDPOINT = new AuditAction("alert.endpoint_changed");
  static final AuditAction DELETE_ENDPOINT = new AuditAction("alert.endpoint_deleted");
  static final AuditAction CHANGE_RULES = new AuditAction("alert.rules_changed");
  static final AuditAction ACKNOWLEDGE = new AuditAction("alert.acknowledged");

  private AlertAuditActions() {}

  static AuditEvent ofEndpoint(AuditAction action, UUID endpointId) {
    return AuditEvent.of(action).withSubject(AuditSubject.of("alert_endpoint", endpointId));
  }

  static AuditEvent acknowledged(UUID alertId) {
    return AuditEvent.of(ACKNOWLEDGE).withSubject(AuditSubject.of("alert", alertId));
  }
}
