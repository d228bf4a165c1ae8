package org.headgate.events.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditOutcome;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditListener;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.events.api.EventType;

/**
 * Creates events from audit entries: every change of an account is recorded there in its own
 * transaction, so none is missed. Actions whose events need more than the entry contains write them
 * themselves: sessions, schedules, and changes by owners.
 */
@ApplicationScoped
public class AuditEventPublisher implements AuditListener {

  private static final Map<AuditAction, EventType> TYPES =
      Map.ofEntries(
          Map.entry(AuditActions.SIGN_UP, EventType.ACCOUNT_CREATED),
          Map.entry(AuditActions.MIGRATE, EventType.ACCOUNT_CREATED),
          Map.entry(DirectoryAuditActions.CREATE_ACCOUNT, EventType.ACCOUNT_CREATED),
          Map.entry(DirectoryAuditActions.INVITE, EventType.ACCOUNT_CREATED),
          Map.entry(AuditActions.VERIFY_EMAIL, EventType.ACCOUNT_VERIFIED),
          Map.entry(AuditActions.ACCEPT_INVITATION, EventType.ACCOUNT_VERIFIED),
          Map.entry(DirectoryAuditActions.CHANGE_ACCOUNT, EventType.ACCOUNT_UPDATED),
          Map.entry(DirectoryAuditActions.CHANGE_ATTRIBUTES, EventType.ACCOUNT_UPDATED),
          Map.entry(AuditActions.CHANGE_EMAIL, EventType.ACCOUNT_UPDATED),
          Map.entry(AuditActions.DELETE, EventType.ACCOUNT_DELETED),
          Map.entry(DirectoryAuditActions.WITHDRAW_INVITATION, EventType.ACCOUNT_DELETED),
          Map.entry(AuditActions.CHANGE_PASSWORD, EventType.PASSWORD_CHANGED),
          Map.entry(AuditActions.RESET_PASSWORD, EventType.PASSWORD_CHANGED),
          Map.entry(AuditActions.ENABLE_TOTP, EventType.FACTOR_ADDED),
          Map.entry(AuditActions.ADD_PASSKEY, EventType.FACTOR_ADDED),
          Map.entry(AuditActions.DISABLE_TOTP, EventType.FACTOR_REMOVED),
          Map.entry(AuditActions.REMOVE_PASSKEY, EventType.FACTOR_REMOVED),
          Map.entry(AuditActions.REMOVE_FACTORS, EventType.FACTOR_REMOVED));

  /** Details of an entry that the event contains besides the actor. */
  private static final Map<AuditAction, String> FACTORS =
      Map.of(
          AuditActions.ENABLE_TOTP, "totp",
          AuditActions.DISABLE_TOTP, "totp",
          AuditActions.ADD_PASSKEY, "passkey",
          AuditActions.REMOVE_PASSKEY, "passkey",
          AuditActions.REMOVE_FACTORS, "all");

  private static final String ACTIVE = "is_active";

  @Inject EventOutbox outbox;

  @Override
  public void onRecorded(AuditEvent auditEvent, AuditEntryEntity entry) {
    EventType type = TYPES.get(auditEvent.action());
    if (type == null || auditEvent.outcome() != AuditOutcome.SUCCESS) {
      return;
    }
    account(auditEvent).ifPresent(accountId -> write(type, accountId, auditEvent, entry.actor()));
  }

  private void write(EventType type, UserId accountId, AuditEvent auditEvent, String actor) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("actor", actor);
    data.putAll(details(auditEvent));
    outbox.write(type, accountId, data);
    if (auditEvent.action().equals(AuditActions.ACCEPT_INVITATION)) {
      outbox.write(EventType.PASSWORD_CHANGED, accountId, Map.of("actor", actor));
    }
    if (auditEvent.action().equals(AuditActions.RESET_PASSWORD)
        && auditEvent.details().containsKey("verified")) {
      outbox.write(EventType.ACCOUNT_VERIFIED, accountId, Map.of("actor", actor));
    }
    if ("false".equals(auditEvent.details().get(ACTIVE))) {
      outbox.write(
          EventType.ACCOUNT_LOCKED, accountId, Map.of("actor", actor, "reason", "deactivated"));
    }
  }

  private static Map<String, Object> details(AuditEvent auditEvent) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (FACTORS.containsKey(auditEvent.action())) {
      facts.put("factor", FACTORS.get(auditEvent.action()));
      Optional.ofNullable(auditEvent.details().get("passkey"))
          .ifPresent(passkey -> facts.put("passkey_id", passkey));
    }
    if (auditEvent.action().equals(AuditActions.CHANGE_EMAIL)) {
      facts.put("changed", List.of("email"));
    }
    if (auditEvent.action().equals(DirectoryAuditActions.CHANGE_ATTRIBUTES)) {
      facts.put("changed", List.of("attributes"));
    }
    if (auditEvent.action().equals(DirectoryAuditActions.CHANGE_ACCOUNT)) {
      facts.put("changed", changed(auditEvent.details()));
    }
    return facts;
  }

  private static List<String> changed(Map<String, String> details) {
    List<String> names = new ArrayList<>();
    for (String name : List.of(ACTIVE, "roles", "department_id")) {
      if (details.containsKey(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static Optional<UserId> account(AuditEvent auditEvent) {
    return auditEvent
        .subject()
        .filter(subject -> subject.kind().equals("account"))
        .map(subject -> UserId.parse(subject.id()));
  }
}
