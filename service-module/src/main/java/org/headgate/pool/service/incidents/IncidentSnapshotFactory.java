package org.headgate.pool.service.incidents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.history.HistorySeries;
import org.headgate.pool.api.history.Incident;
import org.headgate.pool.api.history.Incident.PoolBorrowers;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.history.HistoryMarks;
import org.headgate.pool.service.history.HistoryReporter;
import org.headgate.pool.service.inspection.BorrowerReporter;
import org.headgate.pool.service.inspection.DatabaseServerInspector;
import org.headgate.pool.service.inspection.DatabaseServerReporter;

/** Records the snapshots of an incident. It asks the server once, and does without an answer. */
@ApplicationScoped
class IncidentSnapshotFactory {

  private static final int MAX_BORROWERS = 50;
  private static final int MAX_PROCESSES = 100;
  private static final List<String> SERIES =
      List.of("max_size", "in_use", "idle", "waiting", "admitted", "refused", "timeouts", "faults");

  @Inject DatabaseServerInspector server;
  @Inject DatabaseServerReporter serverReporter;
  @Inject BorrowerReporter borrowers;
  @Inject HistoryReporter history;
  @Inject HistoryMarks marks;
  @Inject RecentLogRecords log;
  @Inject Clock clock;

  /** The present borrowers, activity and locks. */
  IncidentSnapshot snapshot() {
    Optional<List<Backend>> observed = server.findBackendsIfReachable();
    List<Backend> backends = observed.orElse(List.of());
    return new IncidentSnapshot(
        Arrays.stream(PoolName.values())
            .map(
                pool ->
                    new PoolBorrowers(
                        pool.wireName(), first(MAX_BORROWERS, borrowers.views(pool, observed))))
            .toList(),
        first(MAX_PROCESSES, serverReporter.backends(backends)),
        first(MAX_PROCESSES, serverReporter.locks(backends)),
        first(MAX_PROCESSES, serverReporter.longQueries(backends, Duration.ZERO)));
  }

  /** The incident with everything recorded so far. */
  Incident incident(OpenIncident open) {
    Instant from = open.from();
    Instant until = open.until(clock.instant());
    IncidentSnapshot snapshot = open.snapshot();
    return new Incident(
        open.summary(),
        open.findings(),
        samples(from, until),
        snapshot.borrowers(),
        snapshot.activity(),
        snapshot.locks(),
        snapshot.statements(),
        marks.between(from, until.plusMillis(1)),
        log.between(from, until.plusMillis(1)));
  }

  private List<HistorySeries> samples(Instant from, Instant until) {
    return Arrays.stream(PoolName.values())
        .flatMap(pool -> history.samples(pool, SERIES, from, until).stream())
        .filter(series -> series.points().stream().anyMatch(point -> point.value() != 0))
        .toList();
  }

  private static <T> List<T> first(int max, List<T> all) {
    return all.subList(0, Math.min(max, all.size()));
  }
}
