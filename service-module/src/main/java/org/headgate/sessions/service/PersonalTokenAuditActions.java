package org.headgate.sessions.service;

import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.service.AuditEvent;
import org.headgate.common.identity.UserId;

/** The names of actions on personal access tokens in the audit log. */
public final class PersonalTokenAuditActions {

  public static final AuditAction CREATE = new AuditAction("personal_token.created");
  public static final AuditAction WITHDRAW = new AuditAction("personal_token.withdrawn");

  private PersonalTokenAuditActions() {}

  /** An event about an account's token, without its value. */
  public static AuditEvent event(AuditAction action, UserId accountId, UUID tokenId) {
    return AuditEvent.of(action).withSubject(accountId).with("token", tokenId.toString());
  }
}
