package org.headgate.pool.service.statements;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.statements.StatementSnapshot;
import org.headgate.pool.persistence.statements.StatementSnapshotRepository;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Stores a daily snapshot of all statements: calls, times and plans. It checks every minute, by one
 * index lookup, whether some node has done so, until it knows of today's.
 */
@ApplicationScoped
public class StatementSnapshotTask {

  private static final Logger LOG = SingleLineLogger.of(StatementSnapshotTask.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final GuardedWork LANE =
      GuardedWork.idempotent(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject StatementObserver observer;
  @Inject StatementSnapshotRepository repository;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  /** The last day of which a snapshot is known to be stored. */
  private final Map<PoolName, LocalDate> stored = new EnumMap<>(PoolName.class);

  private Optional<PeriodicTask> periodicTask = Optional.empty();

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && periodicTask.isEmpty()) {
      periodicTask =
          Optional.of(
              PeriodicTask.startAfterDelay(
                  executor, "snapshot of the statements", INTERVAL, this::runOnce));
    }
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
  }

  private void runOnce() {
    observer.databases().forEach(this::snapshot);
  }

  /** Takes today's snapshot, unless there is one. */
  private void snapshot(PoolName database) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    if (today.equals(stored.get(database))) {
      return;
    }
    try {
      if (guard.call(LANE, () -> repository.has(today, database.wireName()))) {
        stored.put(database, today);
      } else {
        List<StatementSnapshot> snapshots =
            observer.observeAll(database).statements().stream()
                .map(statement -> snapshot(statement, today, database))
                .toList();
        if (!snapshots.isEmpty()) {
          guard.run(LANE, () -> repository.add(snapshots));
          guard.run(LANE, () -> repository.removeOld(today));
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The statements are written down later", e);
    }
  }

  private static StatementSnapshot snapshot(
      ObservedStatement statement, LocalDate today, PoolName database) {
    return new StatementSnapshot(
        today,
        database.wireName(),
        statement.figures().id(),
        statement.source().map(StatementSource::sql),
        statement.source().map(StatementSource::sender),
        statement.figures().calls(),
        statement.figures().totalMillis(),
        statement.plan().map(QueryPlan::hash),
        statement.plan().map(QueryPlan::text));
  }
}
