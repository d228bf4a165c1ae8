package org.headgate.pool.service.history;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.history.HistoryMark;
import org.headgate.pool.persistence.history.HistoryRepository;
import org.headgate.pool.persistence.history.HistoryRepository.Mark;
import org.headgate.pool.persistence.history.HistoryRepository.Minute;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.monitoring.PlatformAvailability;

/**
 * Writes minutes and marks to the platform database while it is available, and reads those of this
 * node's earlier runs into memory, a day at a time. It creates the partitions of the coming days
 * and drops old ones.
 */
@ApplicationScoped
public class HistoryStore {

  private static final Logger LOG = SingleLineLogger.of(HistoryStore.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PREPARED_FOR = Duration.ofHours(6);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final GuardedWork LANE =
      GuardedWork.idempotent(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject HistoryRepository repository;
  @Inject HistoryRecorder recorder;
  @Inject HistoryMarks marks;
  @Inject NodeName node;
  @Inject DatabaseGuard guard;
  @Inject PlatformAvailability platform;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private Optional<Instant> prepared = Optional.empty();
  private Optional<Instant> restoredFrom = Optional.empty();
  private boolean areMarksRestored;

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && periodicTask.isEmpty()) {
      periodicTask =
          Optional.of(
              PeriodicTask.startNow(executor, "writing of the history", INTERVAL, this::runOnce));
    }
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
    marks.addStop();
    recorder.flush();
    runOnce();
  }

  synchronized void runOnce() {
    if (!platform.isAvailable()) {
      return;
    }
    try {
      prepare();
      restore();
      write();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The history stays in memory for now", e);
    }
  }

  private void prepare() {
    Instant now = clock.instant();
    if (prepared.isPresent() && !ElapsedTime.hasPassed(PREPARED_FOR, prepared.get(), now)) {
      return;
    }
    Instant earliest =
        recorder.waiting().stream()
            .map(HistoryRow::at)
            .findFirst()
            .filter(at -> at.isBefore(now))
            .orElse(now);
    guard.run(LANE, () -> repository.prepare(earliest.minus(DAY)));
    prepared = Optional.of(now);
  }

  private void restore() {
    Instant now = clock.instant();
    Instant until = restoredFrom.orElse(now);
    Instant oldest = marks.startedAt().minus(InMemoryHistory.RETENTION);
    if (!until.isAfter(oldest)) {
      return;
    }
    Optional<String> here = Optional.of(node.text());
    if (!areMarksRestored) {
      marks.restore(
          guarded(() -> repository.marks(here, oldest, now)).stream()
              .map(HistoryStore::shown)
              .toList());
      areMarksRestored = true;
    }
    Instant from = until.minus(DAY);
    List<Minute> stored = guarded(() -> repository.minutes(here, from, until));
    restoreMinutes(stored);
    restoredFrom = Optional.of(stored.isEmpty() ? endOfEarlier(oldest, from) : from);
  }

  /** Days on which the node did not run are not read one by one. */
  private Instant endOfEarlier(Instant oldest, Instant before) {
    return guarded(() -> repository.latestMinute(node.text(), oldest, before))
        .map(at -> at.plus(MINUTE))
        .orElse(oldest);
  }

  private void restoreMinutes(List<Minute> stored) {
    InMemoryHistory memory = recorder.memory();
    List<HistoryRow> rows =
        stored.stream()
            .flatMap(
                minute ->
                    MinuteDocument.readable(minute.at(), minute.document(), memory.names())
                        .stream())
            .toList();
    rows.forEach(memory::restore);
    if (rows.size() < stored.size()) {
      LOG.log(
          Level.WARNING,
          "{0} of {1} minutes of the history cannot be read and are left out",
          stored.size() - rows.size(),
          stored.size());
    }
  }

  private void write() {
    List<HistoryRow> minutes = recorder.waiting();
    if (!minutes.isEmpty()) {
      List<Minute> rows =
          minutes.stream()
              .map(
                  row ->
                      new Minute(
                          node.text(), row.at(), MinuteDocument.of(row, recorder.memory().names())))
              .toList();
      guard.run(LANE, () -> repository.addMinutes(rows));
      recorder.markWritten(minutes);
    }
    List<HistoryMark> newMarks = marks.waiting();
    if (!newMarks.isEmpty()) {
      guard.run(
          LANE, () -> repository.addMarks(newMarks.stream().map(HistoryStore::stored).toList()));
      marks.markWritten(newMarks);
    }
  }

  <T> T guarded(Supplier<T> work) {
    return guard.call(LANE, work);
  }

  /** Minutes of nodes. */
  List<Minute> minutes(Optional<String> of, Instant from, Instant to) {
    return guarded(() -> repository.minutes(of, from, to));
  }

  /** Marks of nodes. */
  List<HistoryMark> marks(Optional<String> of, Instant from, Instant to) {
    return guarded(() -> repository.marks(of, from, to)).stream().map(HistoryStore::shown).toList();
  }

  private static Mark stored(HistoryMark mark) {
    return new Mark(
        mark.markId(), mark.node(), mark.at(), mark.kind().wireName(), mark.pool(), mark.text());
  }

  private static HistoryMark shown(Mark mark) {
    return new HistoryMark(
        mark.id(),
        mark.node(),
        mark.at(),
        HistoryMark.Kind.ofWireName(mark.kind()),
        mark.pool(),
        mark.text());
  }
}
