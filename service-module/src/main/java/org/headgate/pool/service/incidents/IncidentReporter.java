package org.headgate.pool.service.incidents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.api.history.Incident;
import org.headgate.pool.api.history.IncidentSummary;
import org.headgate.pool.persistence.history.IncidentRepository.Position;

/** Lists incidents for operators: of all nodes while the database answers, else of this node. */
@ApplicationScoped
public class IncidentReporter {

  private static final Logger LOG = SingleLineLogger.of(IncidentReporter.class);

  @Inject RecentIncidents memory;
  @Inject IncidentStore store;

  /** Newest first. */
  public Page<IncidentSummary> page(PageQuery query) {
    Optional<Position> before =
        query.cursor().map(cursor -> new Position(cursor.instant(0), cursor.uuid(1)));
    int limit = query.limit();
    Map<UUID, IncidentSummary> all = new LinkedHashMap<>();
    Stream.concat(
            memory.newestFirst().stream().filter(incident -> isBehind(incident, before)),
            stored(before, limit + 1).stream())
        .forEach(incident -> all.putIfAbsent(incident.incidentId(), incident));
    List<IncidentSummary> sorted =
        all.values().stream().sorted(RecentIncidents.NEWEST_FIRST).limit(limit + 1L).toList();
    return Page.of(sorted, limit, incident -> Cursor.of(incident.beganAt(), incident.incidentId()));
  }

  /**
   * Finds an incident.
   *
   * @throws ResourceNotFoundException where there is none of this id
   */
  public Incident incident(UUID id) {
    return memory
        .find(id)
        .or(() -> store.find(id))
        .orElseThrow(() -> ResourceNotFoundException.incident(id));
  }

  /** The incident as files, see {@link IncidentArchive}. */
  public byte[] archive(UUID id) {
    return IncidentArchive.of(incident(id));
  }

  private List<IncidentSummary> stored(Optional<Position> before, int limit) {
    try {
      return store.page(before, limit);
    } catch (TemporarilyUnavailableException e) {
      LOG.log(Level.DEBUG, "Incidents of other nodes cannot be read", e);
      return List.of();
    }
  }

  private static boolean isBehind(IncidentSummary incident, Optional<Position> before) {
    return before
        .map(
            position ->
                incident.beganAt().isBefore(position.beganAt())
                    || (incident.beganAt().equals(position.beganAt())
                        && incident.incidentId().toString().compareTo(position.id().toString())
                            < 0))
        .orElse(true);
  }
}
