package org.headgate.pool.service.incidents;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.PeriodicTask;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.history.HistoryMark.Kind;
import org.headgate.pool.api.history.IncidentSummary;
import org.headgate.pool.service.diagnosis.DiagnosisReporter;
import org.headgate.pool.service.events.FindingsObservedEvent;
import org.headgate.pool.service.events.IncidentChangedEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.history.HistoryMarks;
import org.headgate.pool.service.history.HistoryRecorder;
import org.headgate.pool.service.history.NodeName;

/**
 * Monitors the diagnosis without anybody asking: at each severe finding of a database it begins an
 * incident, and ends it when the finding is gone. Findings that follow from it belong to the same
 * incident while it lasts. The diagnosis runs every 2 s if something is noticeable on this node or
 * somebody is viewing it, else every 10 s.
 */
@ApplicationScoped
public class IncidentRecorder {

  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final int ROUNDS_WITHOUT_SIGNS = 5;

  /**
   * The maximum age of a diagnosis that somebody else requested; an interval of the console is
   * shorter.
   */
  private static final Duration RECENT = Duration.ofMillis(2500);

  @Inject DiagnosisReporter diagnosis;
  @Inject IncidentIndicator indicator;
  @Inject IncidentSnapshotFactory snapshots;
  @Inject RecentIncidents memory;
  @Inject IncidentStore store;
  @Inject HistoryRecorder recorder;
  @Inject HistoryMarks marks;
  @Inject NodeName node;
  @Inject Event<FindingsObservedEvent> observed;
  @Inject IdGenerator ids;
  @Inject Event<IncidentChangedEvent> changed;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final List<OpenIncident> open = new ArrayList<>();
  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private int round;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(
            PeriodicTask.startAfterDelay(
                executor, "recording of incidents", PERIOD, this::runOnce));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  /** Writes everything; an open incident is stored as open. */
  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
    finish();
  }

  private synchronized void finish() {
    open.forEach(incident -> memory.put(snapshots.incident(incident)));
    store.write();
  }

  private synchronized void runOnce() {
    round++;
    if (round % ROUNDS_WITHOUT_SIGNS == 0
        || hasOpen()
        || indicator.isDiagnosisNeeded()
        || diagnosis.isAsked(RECENT)) {
      record(diagnosis.severeFindings(RECENT));
    }
    complete();
    store.write();
  }

  private boolean hasOpen() {
    return open.stream().anyMatch(incident -> !incident.isOver());
  }

  private void record(List<Diagnosis.Item> harmful) {
    Instant now = clock.instant();
    recorder.setFindings(harmful.size());
    observed.fire(new FindingsObservedEvent(harmful, now));
    for (OpenIncident incident : open) {
      if (incident.addFindings(harmful, now)) {
        memory.put(snapshots.incident(incident));
        marks.add(Kind.FINDING_OVER, incident.key().pool(), "Over: " + incident.summary().title());
        changed.fire(new IncidentChangedEvent(incident.summary()));
      }
    }
    IndependentFindings.of(harmful).stream()
        .filter(this::isNew)
        .forEach(cause -> begin(cause, harmful, now));
  }

  private boolean isNew(Diagnosis.Item finding) {
    return open.stream()
        .filter(incident -> !incident.isOver())
        .noneMatch(incident -> incident.key().equals(FindingKey.of(finding)));
  }

  private void begin(Diagnosis.Item finding, List<Diagnosis.Item> harmful, Instant now) {
    Instant began = finding.since().isAfter(now) ? now : finding.since();
    IncidentSummary summary =
        new IncidentSummary(
            ids.next(),
            node.text(),
            finding.code(),
            finding.pool(),
            finding.cause(),
            began,
            Optional.empty());
    OpenIncident begun = new OpenIncident(summary, finding, snapshots.snapshot(), now);
    begun.addFindings(harmful, now);
    open.add(begun);
    marks.add(Kind.FINDING, finding.pool(), finding.cause());
    memory.put(snapshots.incident(begun));
    changed.fire(new IncidentChangedEvent(summary));
  }

  /** Writes incidents for the last time, five minutes after their end. */
  private void complete() {
    Instant now = clock.instant();
    List<OpenIncident> complete =
        open.stream().filter(incident -> incident.isComplete(now)).toList();
    complete.forEach(incident -> memory.put(snapshots.incident(incident)));
    open.removeAll(complete);
  }
}
