package org.headgate.pool.service.incidents;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.api.history.Incident;
import org.headgate.pool.api.history.IncidentSummary;

/**
 * The latest incidents of this node, compressed, up to 6 MB; they are available without a database,
 * and some are still to be written.
 */
@ApplicationScoped
class RecentIncidents {

  /** The total size of all documents, in bytes. */
  static final long MAX_BYTES = 6L << 20;

  static final Comparator<IncidentSummary> NEWEST_FIRST =
      Comparator.comparing(IncidentSummary::beganAt)
          .thenComparing(incident -> incident.incidentId().toString())
          .reversed();

  private final Map<UUID, StoredIncident> all = new LinkedHashMap<>();
  private long bytes;

  synchronized void put(Incident incident) {
    IncidentSummary summary = incident.summary();
    StoredIncident stored = new StoredIncident(summary, IncidentDocument.of(incident));
    bytes += stored.document.length;
    Optional.ofNullable(all.put(summary.incidentId(), stored))
        .ifPresent(before -> bytes -= before.document.length);
    while (bytes > MAX_BYTES && all.size() > 1) {
      UUID oldest = all.keySet().iterator().next();
      bytes -= all.remove(oldest).document.length;
    }
  }

  synchronized List<IncidentSummary> newestFirst() {
    return all.values().stream().map(stored -> stored.summary).sorted(NEWEST_FIRST).toList();
  }

  synchronized Optional<Incident> find(UUID id) {
    return Optional.ofNullable(all.get(id)).map(stored -> IncidentDocument.read(stored.document));
  }

  /** Incidents that have changed since they were written. */
  synchronized List<StoredIncident> unwritten() {
    return all.values().stream().filter(stored -> !stored.isWritten).toList();
  }

  synchronized void markWritten(StoredIncident stored) {
    stored.isWritten = true;
  }

  /** One version of an incident. */
  static final class StoredIncident {
    private final IncidentSummary summary;
    private final byte[] document;
    private boolean isWritten;

    private StoredIncident(IncidentSummary summary, byte[] document) {
      this.summary = summary;
      this.document = document;
    }

    IncidentSummary summary() {
      return summary;
    }

    byte[] document() {
      return document.clone();
    }
  }
}
