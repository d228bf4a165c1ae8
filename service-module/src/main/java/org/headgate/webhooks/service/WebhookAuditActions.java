package org.headgate.webhooks.service;

import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditSubject;
import org.headgate.audit.service.AuditEvent;

/** The names of actions on webhook endpoints in the audit log. */
final class WebhookAuditActions {

  static final AuditAction CREATE = new AuditAction("webhook.created");
  static final AuditAction CHANGE = new AuditAction("webhook.changed");
  static final AuditAction DELETE = new AuditAction("webhook.deleted");
  static final AuditAction DISABLE = new AuditAction("webhook.disabled");
  static final AuditAction ADD_SECRET = new AuditAction("webhook.secret_added");
  static final AuditAction REMOVE_SECRET = new AuditAction("webhook.secret_removed");
  static final AuditAction REPLAY = new AuditAction("webhook.replayed");

  private WebhookAuditActions() {}

  static AuditEvent of(AuditAction action, UUID endpointId) {
    return AuditEvent.of(action).withSubject(AuditSubject.of("webhook", endpointId));
  }
}
