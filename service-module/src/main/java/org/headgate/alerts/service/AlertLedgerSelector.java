package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.service.DeferredAuditEntries;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.service.RepeatInterval;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.headgate.pool.service.monitoring.PlatformAvailability;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;

/**
 * Chooses the ledger: the database while it answers, else memory. What was done in memory is
 * written first when the database is back.
 */
@ApplicationScoped
class AlertLedgerSelector implements SharedValue {

  private static final Logger LOG = SingleLineLogger.of(AlertLedgerSelector.class);

  /** For other nodes to notice that the database is back, and to write what they see. */
  private static final Duration RETURN_TIME = Duration.ofSeconds(20);

  @Inject DatabaseAlertLedger database;
  @Inject InMemoryAlertLedger memory;
  @Inject PlatformAvailability platform;
  @Inject SharedValueMonitor sharedValues;
  @Inject Clock clock;

  /** Bounded by the number of remembered alerts, because no more can be acknowledged. */
  private final DeferredAuditEntries auditEntries =
      new DeferredAuditEntries(
          AlertLedgerSelector.class, "An acknowledgement of an alert", InMemoryAlertLedger.MAX);

  /** When the rounds began to run in the database; only the rounds use it. */
  private Optional<Instant> databaseSince = Optional.empty();

  /** Outages that begin and end between two rounds are noticed by others. */
  private final AtomicBoolean wasAway = new AtomicBoolean();

  private final RepeatInterval cleanup = new RepeatInterval(Duration.ofDays(1));

  /** The value for which the last round ran in the database; only the rounds use it. */
  private Optional<String> recordedFor = Optional.empty();

  @Override
  public String expression() {
    return DatabaseAlertLedger.VERSION;
  }

  boolean isDatabaseThere() {
    return platform.isAvailable();
  }

  void onStatusChanged(@Observes DatabaseStatusChangedEvent event) {
    if (event.database() == PoolName.PLATFORM && !event.now().isUp()) {
      wasAway.set(true);
    }
  }

  /** Runs the work in the database or, while that is away, in memory. */
  <T> T call(Function<AlertLedger, T> work) {
    if (isDatabaseThere()) {
      try {
        T result = work.apply(database);
        sharedValues.forget(this);
        return result;
      } catch (DatabaseUnavailableException e) {
        wasAway.set(true);
        LOG.log(Level.DEBUG, "Alerts are kept in memory for now", e);
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "Alerts are kept in memory for now", e);
      }
    }
    return work.apply(memory);
  }

  /** As {@link #call}. */
  void run(Consumer<AlertLedger> work) {
    call(
        ledger -> {
          work.accept(ledger);
          return true;
        });
  }

  /** Records a delivery, also in memory in case the database goes away. */
  void sent(DueDelivery due) {
    run(ledger -> ledger.sent(due));
    memory.markSent(due);
  }

  /**
   * Acknowledges an alert, also in memory in case the database goes away; only there, to be written
   * with the next round, where the database does not have the alert yet.
   */
  void acknowledge(UUID alertId, String by) {
    if (call(ledger -> ledger.acknowledge(alertId, by))) {
      memory.markAcknowledged(alertId, by);
    } else {
      memory.acknowledge(alertId, by);
    }
  }

  /**
   * Opens or refreshes the alerts of what this node sees, and resolves those whose cause is gone,
   * on one of the two; then remembers the resulting alerts.
   */
  AlertSnapshot record(List<AlertRow> seen) {
    if (isDatabaseThere()) {
      try {
        return inDatabase(seen);
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "Alerts are kept in memory for now", e);
      }
    }
    databaseSince = Optional.empty();
    recordedFor = Optional.empty();
    seen.forEach(memory::openOrRefresh);
    memory.resolve();
    return memory.current();
  }

  /**
   * Whether {@link #record} without a cause would do nothing and return what it did last, provided
   * that no alert was open.
   */
  boolean isUnchanged() {
    return sharedValues.isUnchanged(this, recordedFor)
        && !wasAway.get()
        && !cleanup.isDue()
        && auditEntries.isEmpty()
        && memory.unwritten().equals(AlertSnapshot.EMPTY);
  }

  /** Writes an entry of the audit log as soon as the database is available. */
  void writeLater(Runnable auditEntry) {
    auditEntries.add(auditEntry);
  }

  private AlertSnapshot inDatabase(List<AlertRow> seen) {
    Optional<String> present = sharedValues.current(this);
    memory.resolveUnobserved();
    database.merge(memory.unwritten());
    auditEntries.write();
    if (cleanup.isDue()) {
      database.deleteOld();
      cleanup.markDone();
    }
    seen.forEach(database::openOrRefresh);
    if (haveAllNodesReturned()) {
      database.resolve();
    }
    AlertSnapshot read = database.current();
    memory.replace(read);
    recordedFor = present;
    return read;
  }

  /**
   * No node could refresh its alerts while the database was away, or while all of them restarted.
   */
  private boolean haveAllNodesReturned() {
    Instant now = clock.instant();
    Instant since = wasAway.getAndSet(false) ? now : databaseSince.orElse(now);
    databaseSince = Optional.of(since);
    return ElapsedTime.hasPassed(RETURN_TIME, since, now);
  }
}
