package org.headgate.audit.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.AuditActor;
import org.headgate.audit.AuditEntry;
import org.headgate.audit.AuditFilter;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.pool.DatabaseName;
import org.headgate.privacy.service.PersonalRecords;

/**
 * What the audit log has on a person: what they did, and what was done to their account. It stays
 * when the account goes: by then the id names nobody.
 */
@ApplicationScoped
public class AuditRecords implements PersonalRecords {

  private static final int PAGE = 200;

  @Inject AuditLog log;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public ObjectNode export(UserId person) {
    Map<UUID, ObjectNode> entries = new LinkedHashMap<>();
    AuditFilter did =
        new AuditFilter(
            Optional.of(AuditActor.user(person)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    AuditFilter suffered =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(person.toString()),
            Optional.empty(),
            Optional.empty());
    collect(did, person, entries);
    collect(suffered, person, entries);
    ObjectNode export = Json.strict().createObjectNode();
    export.putArray("audit").addAll(List.copyOf(entries.values()));
    return export;
  }

  private void collect(AuditFilter filter, UserId person, Map<UUID, ObjectNode> entries) {
    Optional<AuditFilter.Place> before = Optional.empty();
    do {
      List<AuditEntry> page =
          log.page(
                  new AuditFilter(
                      filter.actor(), filter.action(), filter.subject(), filter.since(), before),
                  PAGE)
              .items();
      page.forEach(entry -> entries.putIfAbsent(entry.id(), copy(entry, person)));
      before =
          page.size() < PAGE
              ? Optional.empty()
              : Optional.of(
                  new AuditFilter.Place(page.get(PAGE - 1).occurredAt(), page.get(PAGE - 1).id()));
    } while (before.isPresent());
  }

  /** Where somebody else was when they did it is not the person's to know. */
  private static ObjectNode copy(AuditEntry entry, UserId person) {
    ObjectNode copy = Json.strict().valueToTree(entry);
    if (!entry.actor().equals(AuditActor.user(person).text())) {
      copy.remove(List.of("address", "trace_id"));
    }
    return copy;
  }

  @Override
  public void erase(UserId person) {
    // Append only; nothing but the id is the person's.
  }
}
