package org.headgate.audit.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.api.AuditEntry;
import org.headgate.audit.persistence.AuditSearchCriteria;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.config.database.PoolName;
import org.headgate.personaldata.service.ExportMember;
import org.headgate.personaldata.service.PersonalDataProvider;

/**
 * Exports a person's audit entries: what they did, and what was done to their account. The entries
 * outlive the account; by then the id names nobody.
 */
@ApplicationScoped
public class AuditPersonalData implements PersonalDataProvider {

  private static final int PAGE = 200;

  @Inject AuditFacade audit;

  @Override
  public PoolName database() {
    return PoolName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId accountId) {
    return List.of(ExportMember.<Position>list("audit", position -> page(accountId, position)));
  }

  /**
   * The position in the export: first the person's own actions, then actions of others on the
   * account.
   *
   * @param isSecondPart whether the first part is over
   */
  private record Position(boolean isSecondPart, Optional<AuditSearchCriteria.Position> before) {}

  private ExportMember.Page<Position> page(UserId accountId, Optional<Position> from) {
    Position position = from.orElse(new Position(false, Optional.empty()));
    AuditSearchCriteria filter =
        new AuditSearchCriteria(
            position.isSecondPart()
                ? Optional.empty()
                : Optional.of(AuditActor.user(accountId).text()),
            Optional.empty(),
            position.isSecondPart() ? Optional.of(accountId.toString()) : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            position.before());
    List<AuditEntry> entries = audit.page(filter, PAGE).items();
    List<ObjectNode> copies =
        entries.stream()
            .filter(entry -> !position.isSecondPart() || !isBy(accountId, entry))
            .map(entry -> copy(entry, accountId))
            .toList();
    return new ExportMember.Page<>(copies, next(position, entries));
  }

  private static Optional<Position> next(Position position, List<AuditEntry> entries) {
    if (entries.size() == PAGE) {
      AuditEntry last = entries.get(PAGE - 1);
      return Optional.of(
          new Position(
              position.isSecondPart(),
              Optional.of(new AuditSearchCriteria.Position(last.occurredAt(), last.id()))));
    }
    return position.isSecondPart()
        ? Optional.empty()
        : Optional.of(new Position(true, Optional.empty()));
  }

  private static boolean isBy(UserId accountId, AuditEntry entry) {
    return entry.actor().equals(AuditActor.user(accountId).text());
  }

  /** The network address of another actor is left out. */
  private static ObjectNode copy(AuditEntry entry, UserId accountId) {
    ObjectNode copy = JsonMappers.strict().valueToTree(entry);
    copy.remove(List.of("actor_email", "subject_email"));
    if (!isBy(accountId, entry)) {
      copy.remove(List.of("address", "trace_id"));
    }
    return copy;
  }

  @Override
  public void erase(UserId accountId) {
    // Append only; nothing but the id is the person's.
  }
}
