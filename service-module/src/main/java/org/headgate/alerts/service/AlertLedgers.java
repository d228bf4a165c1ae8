package org.headgate.alerts.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/**
 * Chooses where alerts are written down: in the database while it answers, else in memory. What was
 * done in memory is written before anything else once the database is back.
 */
@ApplicationScoped
class AlertLedgers {

  private static final Logger LOG = SingleLineLogger.of(AlertLedgers.class);

  @Inject DatabaseAlertLedger database;
  @Inject MemoryAlertLedger memory;
  @Inject DatabaseMonitor watch;

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

  private AlertSnapshot inDatabase(Consumer<AlertLedger> work) {
    database.merge(memory.unwritten());
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
