package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertRule;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.persistence.AlertConfigurationRepository;
import org.headgate.alerts.persistence.AlertEndpointRow;
import org.headgate.alerts.persistence.AlertEndpointWriteResult;
import org.headgate.alerts.persistence.AlertRulesRow;
import org.headgate.common.service.KeyRing;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;

/**
 * Endpoints and rules as this node read them last. They stay in memory while the database is away,
 * because that is when they are needed.
 */
@ApplicationScoped
class AlertConfiguration implements SharedValue {

  private static final Logger LOG = SingleLineLogger.of(AlertConfiguration.class);
  private static final GuardedWork LANE =
      GuardedWork.idempotent(PoolName.OPERATOR, WorkPriority.OPERATOR);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject AlertConfigurationRepository repository;
  @Inject AlertEncryption encryption;
  @Inject FixedAlertReceivers fixed;
  @Inject DatabaseGuard guard;
  @Inject SharedValueMonitor sharedValues;

  /** The value for which {@link #refreshIfChanged} read them last. */
  private Optional<String> readFor = Optional.empty();

  /** Stored endpoints that cannot be decrypted. */
  private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

  private volatile List<AlertReceiver> receivers = List.of();
  private volatile AlertRules rules = DefaultAlertRules.all();

  /** Whether the stored rules cannot be decrypted. */
  private volatile boolean unreadableRules;

  /** All receivers, those from the settings first. */
  List<AlertReceiver> receivers() {
    return Stream.concat(fixed.all().stream(), receivers.stream()).toList();
  }

  /** Whether it comes from the settings and cannot be changed here. */
  boolean isFixed(UUID id) {
    return fixed.contains(id);
  }

  AlertRules rules() {
    return rules;
  }

  AlertRule rule(AlertKind kind) {
    return rules.rules().stream().filter(rule -> rule.kind() == kind).findFirst().orElseThrow();
  }

  /**
   * Reads endpoints and rules.
   *
   * @throws org.headgate.common.problem.TemporarilyUnavailableException when they cannot be read;
   *     what was read before stays
   */
  void refresh() {
    List<AlertEndpointRow> rows = guarded(repository::endpoints);
    receivers = rows.stream().flatMap(row -> opened(row).stream()).toList();
    unreadable.retainAll(rows.stream().map(AlertEndpointRow::id).toList());
    rules = rulesOf(storedRules());
  }

  /** As {@link #refresh}, only where they may have changed. For one thread. */
  void refreshIfChanged() {
    if (!sharedValues.isUnchanged(this, readFor)) {
      Optional<String> present = sharedValues.current(this);
      refresh();
      readFor = present;
    }
  }

  @Override
  public String expression() {
    return AlertConfigurationRepository.CONTENT;
  }

  /** The rules as they are stored; empty while the defaults are unchanged. */
  Optional<AlertRulesRow> storedRules() {
    return guarded(repository::rules);
  }

  /** The defaults, where the stored rules cannot be decrypted, as after a change of the secret. */
  AlertRules rulesOf(Optional<AlertRulesRow> stored) {
    try {
      AlertRules opened =
          stored
              .map(encryption::openRules)
              .map(DefaultAlertRules::complete)
              .orElseGet(DefaultAlertRules::all);
      unreadableRules = false;
      return opened;
    } catch (KeyRing.UnreadableSecretException e) {
      if (!unreadableRules) {
        LOG.log(Level.WARNING, "The default rules of alerts apply: {0}", e.getMessage());
      }
      unreadableRules = true;
      return DefaultAlertRules.all();
    }
  }

  /** Decrypts an endpoint; a failure, after a change of the secret, affects no other endpoint. */
  private Optional<AlertReceiver> opened(AlertEndpointRow row) {
    try {
      return Optional.of(encryption.open(row));
    } catch (KeyRing.UnreadableSecretException e) {
      if (unreadable.add(row.id())) {
        LOG.log(Level.WARNING, "An alert endpoint receives nothing: {0}", e.getMessage());
      }
      return Optional.empty();
    }
  }

  /**
   * Makes the names unique that an earlier version stored without their MAC, or changed since. Two
   * of one name stay.
   */
  void claimNames() {
    for (AlertEndpointRow row : guarded(repository::endpoints)) {
      opened(row)
          .map(encryption::nameMac)
          .filter(mac -> row.nameMac().filter(stored -> Arrays.equals(stored, mac)).isEmpty())
          .ifPresent(mac -> guard.call(WRITE, () -> repository.putNameMac(row, mac)));
    }
  }

  /** Adds an endpoint; those that cannot be read, and not be deleted, do not count. */
  AlertEndpointWriteResult add(AlertReceiver receiver) {
    int max = AlertEndpointDefinition.MAX + unreadable.size();
    AlertEndpointWriteResult result =
        guard.call(WRITE, () -> repository.insert(encryption.seal(receiver), max));
    refresh();
    return result;
  }

  /** Stores what became of an endpoint that was read. */
  AlertEndpointWriteResult replace(AlertReceiver changed) {
    AlertEndpointWriteResult result =
        guard.call(WRITE, () -> repository.replace(encryption.seal(changed)));
    refresh();
    return result;
  }

  /**
   * Deletes an endpoint that was read.
   *
   * @return false when it was changed or deleted since
   */
  boolean delete(AlertReceiver receiver) {
    boolean isDeleted =
        guard.call(WRITE, () -> repository.delete(receiver.id(), receiver.version()));
    refresh();
    return isDeleted;
  }

  void putRules(AlertRules replaced) {
    guard.run(LANE, () -> repository.putRules(encryption.seal(replaced)));
    refresh();
  }

  /**
   * Replaces the rules that were read.
   *
   * @return false when others are stored by now
   */
  boolean replaceRules(AlertRules replaced, Optional<AlertRulesRow> read) {
    byte[] sealed = encryption.seal(replaced);
    boolean isStored =
        guard.call(
            WRITE,
            () ->
                read.isPresent()
                    ? repository.replaceRules(sealed, read.get().version())
                    : repository.insertRules(sealed));
    refresh();
    return isStored;
  }

  private <T> T guarded(Supplier<T> work) {
    return guard.call(LANE, work);
  }
}
