package org.headgate.alerts.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/**
 * Chooses the ledger: the database while it answers, else memory. What was done in memory is
 * written first when the database is back.
 */
@ApplicationScoped
class AlertLedgers {

  private static final Logger LOG = SingleLineLogger.of(AlertLedgers.class);

  @Inject DatabaseAlertLedger database;
  @Inject MemoryAlertLedger memory;
  @Inject DatabaseMonitor watch;

  /** More cannot be acknowledged than are remembered. */
  private final Queue<Runnable> auditEntries = new ArrayBlockingQueue<>(MemoryAlertLedger.MOST);

  private volatile boolean tablesAreThere;
  private boolean tidied;

  void start(@Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      tablesAreThere = true;
    }
  }

  boolean isDatabaseThere() {
    return tablesAreThere && watch.condition(PoolName.PLATFORM).isUp();
  }

  /** Does it in the database or, where that gives no answer, in memory. */
  <T> T call(Function<AlertLedger, T> work) {
    if (isDatabaseThere()) {
      try {
        return work.apply(database);
      } catch (RuntimeException away) {
        LOG.log(Level.DEBUG, "Alerts are kept in memory for now", away);
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

  /** Somebody was told; this node knows so even if the database is away a moment later. */
  void sent(DueDelivery due) {
    run(ledger -> ledger.sent(due));
    memory.learnSent(due);
  }

  /** Does a whole round in one of the two, and knows afterwards what there is. */
  AlertSnapshot round(Consumer<AlertLedger> work) {
    if (isDatabaseThere()) {
      try {
        return inDatabase(work);
      } catch (RuntimeException away) {
        LOG.log(Level.DEBUG, "Alerts are kept in memory for now", away);
      }
    }
    work.accept(memory);
    return memory.current();
  }

  /** Has an entry of the audit log written as soon as the database is there. */
  void writeLater(Runnable auditEntry) {
    if (!auditEntries.offer(auditEntry)) {
      LOG.log(Level.WARNING, "An acknowledgement of an alert is not written to the audit log");
    }
  }

  private void writeAuditEntries() {
    for (Runnable entry = auditEntries.peek(); entry != null; entry = auditEntries.peek()) {
      try {
        entry.run();
      } catch (TemporarilyUnavailableException away) {
        LOG.log(Level.DEBUG, "The audit log is told of an acknowledgement later", away);
        return;
      } catch (RuntimeException refused) {
        LOG.log(Level.WARNING, "The audit log did not take an acknowledgement", refused);
      }
      auditEntries.remove();
    }
  }

  private AlertSnapshot inDatabase(Consumer<AlertLedger> work) {
    database.merge(memory.unwritten());
    writeAuditEntries();
    if (!tidied) {
      database.deleteOld();
      tidied = true;
    }
    work.accept(database);
    AlertSnapshot read = database.current();
    memory.replace(read);
    return read;
  }
}
