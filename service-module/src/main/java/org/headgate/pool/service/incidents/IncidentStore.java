package org.headgate.pool.service.incidents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.common.service.RepeatInterval;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.history.Incident;
import org.headgate.pool.api.history.IncidentSummary;
import org.headgate.pool.persistence.history.IncidentRepository;
import org.headgate.pool.persistence.history.IncidentRepository.Position;
import org.headgate.pool.persistence.history.IncidentRepository.Stored;
import org.headgate.pool.persistence.history.IncidentRow;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.history.HistoryMarks;
import org.headgate.pool.service.history.NodeName;
import org.headgate.pool.service.monitoring.PlatformAvailability;

/** Stores the incidents of all nodes in the platform database, while it is available. */
@ApplicationScoped
class IncidentStore {

  private static final Logger LOG = SingleLineLogger.of(IncidentStore.class);
  private static final GuardedWork LANE =
      GuardedWork.idempotent(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject IncidentRepository repository;
  @Inject RecentIncidents memory;
  @Inject HistoryMarks marks;
  @Inject NodeName node;
  @Inject DatabaseGuard guard;
  @Inject PlatformAvailability platform;

  private final RepeatInterval cleanup;
  private final RepeatInterval lostNodes = new RepeatInterval(Duration.ofMinutes(5));
  private boolean abandonedAreEnded;

  IncidentStore() {
    this(new RepeatInterval(Duration.ofDays(1)));
  }

  /**
   * @param cleanup how often old incidents are deleted
   */
  IncidentStore(RepeatInterval cleanup) {
    this.cleanup = cleanup;
  }

  /** Writes changed incidents, if possible now. */
  synchronized void write() {
    if (!platform.isAvailable()) {
      return;
    }
    try {
      if (!abandonedAreEnded) {
        guarded(() -> repository.endAbandoned(node.text(), marks.startedAt()));
        abandonedAreEnded = true;
      }
      if (cleanup.isDue()) {
        guarded(repository::deleteOld);
        cleanup.markDone();
      }
      if (lostNodes.isDue()) {
        guarded(() -> repository.endOfLostNodes(node.text()));
        lostNodes.markDone();
      }
      for (RecentIncidents.StoredIncident stored : memory.unwritten()) {
        guard.run(LANE, () -> repository.put(row(stored.summary()), stored.document()));
        memory.markWritten(stored);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Incidents stay in memory for now", e);
    }
  }

  /** A page, newest first; empty while the database gives no answer. */
  List<IncidentSummary> page(Optional<Position> before, int limit) {
    return platform.isAvailable()
        ? guarded(() -> repository.page(before, limit)).stream()
            .map(IncidentStore::summary)
            .toList()
        : List.of();
  }

  Optional<Incident> find(UUID id) {
    return platform.isAvailable()
        ? guarded(() -> repository.find(id)).map(IncidentStore::incident)
        : Optional.empty();
  }

  private <T> T guarded(Supplier<T> work) {
    return guard.call(LANE, work);
  }

  /** The summary comes from the row, which also has an end that the node did not record itself. */
  private static Incident incident(Stored stored) {
    return IncidentDocument.read(stored.document()).with(summary(stored.row()));
  }

  private static IncidentRow row(IncidentSummary summary) {
    return new IncidentRow(
        summary.incidentId(),
        summary.node(),
        summary.code().wireName(),
        summary.pool(),
        summary.title(),
        summary.beganAt(),
        summary.endedAt());
  }

  private static IncidentSummary summary(IncidentRow row) {
    return new IncidentSummary(
        row.id(),
        row.node(),
        DiagnosisCode.ofWireName(row.code()),
        row.pool(),
        row.title(),
        row.beganAt(),
        row.endedAt());
  }
}
