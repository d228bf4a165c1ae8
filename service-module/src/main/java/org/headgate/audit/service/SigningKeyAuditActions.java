package org.headgate.audit.service;

import org.headgate.audit.api.AuditAction;

/** What is done to signing keys, by its names in the audit log. */
public final class SigningKeyAuditActions {

  public static final AuditAction ROTATE = new AuditAction("signing_key.rotated");
  public static final AuditAction REVOKE = new AuditAction("signing_key.revoked");

  private SigningKeyAuditActions() {}
}
