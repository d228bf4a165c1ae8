package org.headgate.pool.service.lifecycle;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.headgate.common.service.Backoff;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.SchemaMigrator;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;

/**
 * Migrates a database as soon as it is reachable, at the start or hours later. If a lock is not
 * available because other nodes or people use the tables, it is retried after growing pauses, in
 * which nobody queues behind it.
 */
@ApplicationScoped
public class SchemaMigrationListener {

  private static final Logger LOG = SingleLineLogger.of(SchemaMigrationListener.class);

  private static final FaultClassifier CLASSIFIER = new FaultClassifier();
  private static final int MAX_ATTEMPTS = 8;
  private static final Duration INITIAL_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);

  @Inject SchemaMigrator schemaMigrator;
  @Inject LibertyPoolMBeans pools;

  void migrate(
      @Observes @Priority(DatabaseAvailableEvent.MIGRATIONS) DatabaseAvailableEvent event) {
    PoolName database = event.database();
    pools.purge(database); // Its connection takes the place of theirs in the node's share.
    Backoff backoff = new Backoff(INITIAL_DELAY, MAX_DELAY);
    for (int tries = 1; ; tries++) {
      try {
        int applied = schemaMigrator.migrate(database);
        LOG.log(Level.INFO, "{0}: {1} migrations applied", database, applied);
        return;
      } catch (RuntimeException e) {
        if (tries == MAX_ATTEMPTS || !isBehindALock(e)) {
          throw e;
        }
        Duration pause = backoff.next();
        LOG.log(
            Level.WARNING,
            "The migration of the {0} database waits for a lock that others hold; it is tried again"
                + " in {1} s",
            database.wireName(),
            pause.toSeconds());
        pause(pause);
      }
    }
  }

  private static boolean isBehindALock(RuntimeException failed) {
    return CLASSIFIER
        .classify(failed)
        .filter(fault -> fault.kind() == FaultKind.LOCK_TIMEOUT)
        .isPresent();
  }

  private static void pause(Duration pause) {
    LockSupport.parkNanos(pause.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("the server stops");
    }
  }
}
