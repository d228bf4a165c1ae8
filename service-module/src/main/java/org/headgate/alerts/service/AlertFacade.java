package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.alerts.api.Alert;
import org.headgate.alerts.api.AlertHeartbeat;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertRule;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.alerts.persistence.AlertRulesRow;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.OperatorAuditTrail;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.PreconditionFailedException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.service.Precondition;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.alerts.AlertEndpointDefinition;

/** Lists and acknowledges alerts, and reads and changes their rules. */
@ApplicationScoped
public class AlertFacade {

  private static final Logger LOG = SingleLineLogger.of(AlertFacade.class);
  private static final Duration MAX_RULE_DURATION = Duration.ofDays(1);
  private static final Duration MIN_HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration MIN_ESCALATION = Duration.ofMinutes(1);
  private static final Comparator<AlertRow> NEWEST_FIRST =
      Comparator.comparing(AlertRow::openedAt).thenComparing(row -> row.id().toString()).reversed();

  @Inject AlertConfiguration configuration;
  @Inject AlertLedgerSelector ledgers;
  @Inject DatabaseAlertLedger database;
  @Inject InMemoryAlertLedger memory;
  @Inject AlertMapper mapper;
  @Inject OperatorAuditTrail auditTrail;

  /** Newest first; from this node's memory while the database is away. */
  public Page<Alert> page(PageQuery query) {
    Optional<Cursor> cursor = query.cursor();
    Optional<Instant> before = cursor.map(position -> position.instant(0));
    Optional<UUID> id = cursor.map(position -> position.uuid(1));
    int limit = query.limit();
    if (ledgers.isDatabaseThere()) {
      try {
        List<AlertRow> rows = database.page(before, id, limit + 1);
        return page(rows, database.deliveries(rows), limit);
      } catch (TemporarilyUnavailableException e) {
        LOG.log(Level.DEBUG, "Alerts are read from memory", e);
      }
    }
    AlertSnapshot known = memory.current();
    return page(
        newestBehind(known.alerts(), before, id).limit(limit + 1L).toList(),
        known.deliveries(),
        limit);
  }

  /**
   * Alerts behind a position, newest first. Several that were opened at the same time are told
   * apart by their ids.
   */
  static Stream<AlertRow> newestBehind(
      Collection<AlertRow> alerts, Optional<Instant> before, Optional<UUID> id) {
    return alerts.stream()
        .sorted(NEWEST_FIRST)
        .filter(row -> before.map(at -> isBehind(row, at, id)).orElse(true));
  }

  private static boolean isBehind(AlertRow row, Instant at, Optional<UUID> id) {
    return row.openedAt().isBefore(at)
        || (row.openedAt().equals(at)
            && id.filter(last -> row.id().toString().compareTo(last.toString()) < 0).isPresent());
  }

  private Page<Alert> page(List<AlertRow> rows, List<AlertDeliveryRow> deliveries, int limit) {
    return Page.of(
        rows.stream().map(row -> mapper.alert(row, deliveries)).toList(),
        limit,
        alert -> Cursor.of(alert.openedAt(), alert.id()));
  }

  /**
   * Acknowledges an alert. While the database is away only this node knows it, and stores it later.
   *
   * @throws ResourceNotFoundException where there is none of this id
   */
  public Alert acknowledge(UUID id, String by) {
    find(id);
    Runnable entry = auditTrail.prepared(AlertAuditActions.acknowledged(id));
    try {
      entry.run();
    } catch (TemporarilyUnavailableException e) {
      LOG.log(Level.DEBUG, "The audit log is told of an acknowledgement later", e);
      ledgers.writeLater(entry);
    }
    ledgers.acknowledge(id, by);
    return find(id);
  }

  private Alert find(UUID id) {
    if (ledgers.isDatabaseThere()) {
      try {
        Optional<AlertRow> stored = database.find(id);
        if (stored.isPresent()) {
          return mapper.alert(stored.get(), database.deliveries(List.of(stored.get())));
        }
      } catch (TemporarilyUnavailableException e) {
        LOG.log(Level.DEBUG, "An alert is read from memory", e);
      }
    }
    AlertSnapshot known = memory.current();
    return known.alerts().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(row -> mapper.alert(row, known.deliveries()))
        .orElseThrow(() -> ResourceNotFoundException.alert(id));
  }

  /** The rules as this node read them last. */
  public AlertRules rules() {
    if (ledgers.isDatabaseThere()) {
      configuration.refresh();
    }
    return configuration.rules();
  }

  /**
   * Replaces all rules.
   *
   * @throws InvalidRequestException when one of them is not valid
   * @throws org.headgate.common.problem.PreconditionFailedException when the caller has seen others
   */
  public AlertRules replaceRules(Precondition precondition, AlertRules rules) {
    List<FieldError> errors = new ArrayList<>();
    Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
    for (int index = 0; index < rules.rules().size(); index++) {
      AlertRule rule = rules.rules().get(index);
      if (!kinds.add(rule.kind())) {
        errors.add(new FieldError("rules", "must name each kind once"));
      }
      within(errors, "rules[" + index + "].hold", rule.hold(), Duration.ofSeconds(1));
    }
    within(errors, "escalate_after", rules.escalateAfter(), MIN_ESCALATION);
    rules.heartbeat().ifPresent(heartbeat -> validateHeartbeat(errors, heartbeat));
    if (!errors.isEmpty()) {
      throw new InvalidRequestException(errors);
    }
    AlertRules complete = DefaultAlertRules.complete(rules);
    if (precondition.isStated()) {
      replaceSeen(precondition, complete);
    } else {
      auditTrail.record(AuditEvent.of(AlertAuditActions.CHANGE_RULES));
      configuration.putRules(complete);
    }
    return configuration.rules();
  }

  private void replaceSeen(Precondition precondition, AlertRules complete) {
    Optional<AlertRulesRow> read = configuration.storedRules();
    precondition.check(configuration.rulesOf(read));
    auditTrail.record(AuditEvent.of(AlertAuditActions.CHANGE_RULES));
    if (!configuration.replaceRules(complete, read)) {
      throw new PreconditionFailedException();
    }
  }

  private static void validateHeartbeat(List<FieldError> errors, AlertHeartbeat heartbeat) {
    within(errors, "heartbeat.every", heartbeat.every(), MIN_HEARTBEAT);
    AlertEndpointDefinition.urlViolation("heartbeat.url", heartbeat.url()).ifPresent(errors::add);
  }

  private static void within(
      List<FieldError> errors, String field, Duration value, Duration shortest) {
    if (value.compareTo(shortest) < 0 || value.compareTo(MAX_RULE_DURATION) > 0) {
      errors.add(new FieldError(field, "must be from " + shortest + " to " + MAX_RULE_DURATION));
    }
  }
}
