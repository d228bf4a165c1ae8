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
import org.headgate.audit.persistence.AuditChainRepository;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;

/**
 * Seals new entries of the audit log within about a second of their commit. Sealing inside the
 * transactions of actions would make concurrent log-ins wait for each other's commit; therefore one
 * node at a time seals the entries of all. A node that writes nothing checks every half minute for
 * entries of others, unless it knows that there are none.
 */
@ApplicationScoped
public class AuditSealer implements SharedValue {

  private static final Logger LOG = SingleLineLogger.of(AuditSealer.class);
  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int IDLE_ROUNDS = 30;
  private static final int BATCH = 500;

  @Inject AuditService service;
  @Inject DatabaseGuard guard;
  @Inject SharedValueMonitor sharedValues;
  @Resource ManagedScheduledExecutorService executor;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private final AtomicBoolean entriesWait = new AtomicBoolean(true);
  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private int idleRounds;
  private volatile AuditSeal lastSeen = AuditChain.BEGINNING;

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && periodicTask.isEmpty()) {
      periodicTask =
          Optional.of(
              PeriodicTask.startAfterDelay(executor, "audit sealing", INTERVAL, this::sealPending));
    }
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
  }

  /** Schedules sealing after the commit of the present transaction; without one, now. */
  void wakeAfterCommit() {
    if (transactions.getTransactionKey() == null) {
      wake();
    } else {
      transactions.registerInterposedSynchronization(new Wake());
    }
  }

  /** Schedules sealing now. */
  void wake() {
    entriesWait.set(true);
  }

  /** The last seal that this node set: a chain that ends before it was truncated. */
  AuditSeal lastSeen() {
    return lastSeen;
  }

  /** One round. */
  void sealPending() {
    idleRounds++;
    if (!entriesWait.getAndSet(false) && (idleRounds < IDLE_ROUNDS || isAllSealed())) {
      return;
    }
    idleRounds = 0;
    try {
      Optional<List<AuditSeal>> seals;
      do {
        seals =
            CurrentEndpoint.duringTask(
                "audit-sealing", () -> guard.call(WORK, () -> service.seal(BATCH)));
        seals.stream()
            .flatMap(List::stream)
            .reduce((first, second) -> second)
            .ifPresent(last -> lastSeen = last);
      } while (seals.filter(set -> set.size() == BATCH).isPresent());
      if (seals.isEmpty()) {
        // The other node may not have seen the entries for which this round was begun.
        entriesWait.set(true);
      }
    } catch (RuntimeException | Error e) {
      // Unsealed entries wait for the next run.
      entriesWait.set(true);
      LOG.log(Level.DEBUG, "Entries of the audit log wait to be sealed", e);
    }
  }

  @Override
  public String expression() {
    return AuditChainRepository.UNSEALED;
  }

  private boolean isAllSealed() {
    return sharedValues.current(this).equals(Optional.of(AuditChainRepository.NONE_UNSEALED));
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
