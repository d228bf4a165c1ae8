package org.headgate.audit.service;

import org.headgate.audit.api.AuditAction;

/** The names of actions on signing keys in the audit log. */
public final class SigningKeyAuditActions {

  public static final AuditAction ROTATE = new AuditAction("signing_key.rotated");
  public static final AuditAction REVOKE = new AuditAction("signing_key.revoked");

  private SigningKeyAuditActions() {}
}
