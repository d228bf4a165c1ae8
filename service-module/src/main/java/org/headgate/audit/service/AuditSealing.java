package org.headgate.audit.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.CurrentEndpoint;
import org.headgate.pool.service.DatabaseAvailable;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.ShutdownBegun;
import org.headgate.pool.service.WorkClass;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Rounds;

/**
 * Seals new entries of the audit log within about a second of their commit. A chain that was
 * carried on inside the deeds' own transactions would let one log-in wait for the commit of the
 * other; here one node at a time links what all have written. A node that has written nothing looks
 * each half minute after what others have left.
 */
@ApplicationScoped
public class AuditSealing {

  private static final Logger LOG = SingleLineLogger.of(AuditSealing.class);
  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int IDLE_ROUNDS = 30;
  private static final int BATCH = 500;

  @Inject AuditDesk desk;
  @Inject DatabaseGuard guard;
  @Resource ManagedScheduledExecutorService executor;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private final AtomicBoolean entriesWait = new AtomicBoolean(true);
  private Optional<Rounds> rounds = Optional.empty();
  private int idleRounds;
  private volatile AuditSeal lastSeen = AuditChain.BEGINNING;

  synchronized void start(@Observes @Priority(DatabaseAvailable.WORK) DatabaseAvailable event) {
    if (event.database() == DatabaseName.PLATFORM && rounds.isEmpty()) {
      rounds = Optional.of(Rounds.afterPause(executor, "audit sealing", PAUSE, this::round));
    }
  }

  @PreDestroy
  synchronized void stop() {
    rounds.ifPresent(Rounds::end);
  }

  void stop(@ObservesAsync ShutdownBegun event) {
    stop();
  }

  /** There is something to seal once the present transaction has committed; without one, now. */
  void wakeAfterCommit() {
    if (transactions.getTransactionKey() == null) {
      wake();
    } else {
      transactions.registerInterposedSynchronization(new Wake());
    }
  }

  /** There is something to seal now. */
  void wake() {
    entriesWait.set(true);
  }

  /** The last seal that this node has set: a chain that ends before it was cut off. */
  AuditSeal lastSeen() {
    return lastSeen;
  }

  private void round() {
    idleRounds++;
    if (!entriesWait.getAndSet(false) && idleRounds < IDLE_ROUNDS) {
      return;
    }
    idleRounds = 0;
    try {
      List<AuditSeal> seals;
      do {
        seals =
            CurrentEndpoint.duringTask(
                "audit-sealing", () -> guard.call(WORK, () -> desk.seal(BATCH)));
        seals.stream().reduce((first, second) -> second).ifPresent(last -> lastSeen = last);
      } while (seals.size() == BATCH);
    } catch (RuntimeException | Error notNow) {
      // What is not sealed waits for the next round.
      entriesWait.set(true);
      LOG.log(Level.DEBUG, "Entries of the audit log wait to be sealed", notNow);
    }
  }

  private final class Wake implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing can be sealed before the commit.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        wake();
      }
    }
  }
}
