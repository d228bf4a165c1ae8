package org.headgate.pool.api.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.BackendView;
import org.headgate.pool.api.BorrowerView;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.LockWait;
import org.headgate.pool.api.LongQuery;

/**
 * Everything recorded around a severe finding.
 *
 * @param findings all findings while it lasted, each code and pool once
 * @param samples the samples of the pools, from five minutes before to five minutes after
 * @param borrowers who held connections, pool by pool, when it was first seen
 * @param activity processes of the platform's server then; empty where it gave no answer
 * @param locks lock waits at that time, with their blockers
 * @param statements that ran then, longest first
 * @param marks changes, starts and findings, from five minutes before to five minutes after
 * @param log lines of the server's log of that time, warnings and worse
 */
public record Incident(
    IncidentSummary summary,
    List<Diagnosis.Item> findings,
    List<HistorySeries> samples,
    List<PoolBorrowers> borrowers,
    List<BackendView> activity,
    List<LockWait> locks,
    List<LongQuery> statements,
    List<HistoryMark> marks,
    List<LogLine> log) {

  public Incident {
    findings = List.copyOf(findings);
    samples = List.copyOf(samples);
    borrowers = List.copyOf(borrowers);
    activity = List.copyOf(activity);
    locks = List.copyOf(locks);
    statements = List.copyOf(statements);
    marks = List.copyOf(marks);
    log = List.copyOf(log);
  }

  /** The same incident with another summary. */
  public Incident with(IncidentSummary other) {
    return new Incident(
        other, findings, samples, borrowers, activity, locks, statements, marks, log);
  }

  /** The borrowers of one pool's connections. */
  public record PoolBorrowers(String pool, List<BorrowerView> items) {

    public PoolBorrowers {
      items = List.copyOf(items);
    }
  }

  /**
   * A line of the server's log.
   *
   * @param failure the logged exception, with its message
   */
  public record LogLine(
      Instant at, String level, String logger, String message, Optional<String> failure) {}
}
