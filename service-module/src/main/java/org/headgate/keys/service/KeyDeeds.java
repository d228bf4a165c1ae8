package org.headgate.keys.service;

import org.headgate.audit.AuditAction;

/** What is done to signing keys, by its names in the audit log. */
final class KeyDeeds {

  static final AuditAction ROTATE = new AuditAction("signing_key.rotated");
  static final AuditAction REVOKE = new AuditAction("signing_key.revoked");

  private KeyDeeds() {}
}
