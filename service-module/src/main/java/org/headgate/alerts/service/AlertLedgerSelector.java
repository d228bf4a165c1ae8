package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.service.RepeatInterval;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.service.monitoring.PlatformAvailability;

/**
 * Chooses the ledger: the database while it answers, else memory. What was done in memory is
 * written first when the database is back.
 */
@ApplicationScoped
class AlertLedgerSelector {

  private static final Logger LOG = SingleLineLogger.of(AlertLedgerSelector.class);

  @Inject DatabaseAlertLedger database;
  @Inject InMemoryAlertLedger memory;
  @Inject PlatformAvailability platform;

  /** Bounded by the number of remembered alerts, because no more can be acknowledged. */
  private final Queue<Runnable> auditEntries = new ArrayBlockingQueue<>(InMemoryAlertLedger.MAX);

  private final RepeatInterval cleanup = new RepeatInterval(Duration.ofDays(1));

  boolean isDatabaseThere() {
    return platform.isAvailable();
  }

  /** Runs the work in the database or, while that is away, in memory. */
  <T> T call(Function<AlertLedger, T> work) {
    if (isDatabaseThere()) {
      try {
        return work.apply(database);
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

  /** Runs a complete round on one of the two, and then remembers the resulting alerts. */
  AlertSnapshot runOn(Consumer<AlertLedger> work) {
    if (isDatabaseThere()) {
      try {
        return inDatabase(work);
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "Alerts are kept in memory for now", e);
      }
    }
    work.accept(memory);
    return memory.current();
  }

  /** Writes an entry of the audit log as soon as the database is available. */
  void writeLater(Runnable auditEntry) {
    if (!auditEntries.offer(auditEntry)) {
      LOG.log(Level.WARNING, "An acknowledgement of an alert is not written to the audit log");
    }
  }

  private void writeAuditEntries() {
    for (Runnable entry = auditEntries.peek(); entry != null; entry = auditEntries.peek()) {
      try {
        entry.run();
      } catch (TemporarilyUnavailableException e) {
        LOG.log(Level.DEBUG, "The audit log is told of an acknowledgement later", e);
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The audit log did not take an acknowledgement", e);
      }
      auditEntries.remove();
    }
  }

  private AlertSnapshot inDatabase(Consumer<AlertLedger> work) {
    database.merge(memory.unwritten());
    writeAuditEntries();
    if (cleanup.isDue()) {
      database.deleteOld();
      cleanup.markDone();
    }
    work.accept(database);
    AlertSnapshot read = database.current();
    memory.replace(read);
    return read;
  }
}
