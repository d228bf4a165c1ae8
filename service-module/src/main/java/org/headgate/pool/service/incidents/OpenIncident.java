package org.headgate.pool.service.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.service.ElapsedTime;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.history.IncidentSummary;

/**
 * An incident from its first finding until five minutes after its last. It is over when its finding
 * has not been seen for ten seconds; a finding that returns earlier continues it. Not thread-safe.
 */
final class OpenIncident {

  /** The recorded time before and after. */
  static final Duration RECORDED_MARGIN = Duration.ofMinutes(5);

  private static final Duration QUIET_UNTIL_OVER = Duration.ofSeconds(10);

  private final FindingKey key;
  private final IncidentSnapshot snapshot;
  private final Map<FindingKey, Diagnosis.Item> findings = new LinkedHashMap<>();
  private IncidentSummary summary;
  private Instant lastSeen;

  OpenIncident(
      IncidentSummary summary, Diagnosis.Item finding, IncidentSnapshot snapshot, Instant now) {
    this.key = FindingKey.of(finding);
    this.summary = summary;
    this.snapshot = snapshot;
    this.lastSeen = now;
    findings.put(key, finding);
  }

  FindingKey key() {
    return key;
  }

  IncidentSummary summary() {
    return summary;
  }

  IncidentSnapshot snapshot() {
    return snapshot;
  }

  /** Its own finding first, then those that came with it, each as first seen. */
  List<Diagnosis.Item> findings() {
    return List.copyOf(findings.values());
  }

  boolean isOver() {
    return summary.endedAt().isPresent();
  }

  /**
   * Adds the present findings.
   *
   * @return whether it is over with that
   */
  boolean addFindings(List<Diagnosis.Item> harmful, Instant now) {
    if (isOver()) {
      return false;
    }
    harmful.forEach(finding -> findings.putIfAbsent(FindingKey.of(finding), finding));
    if (harmful.stream().map(FindingKey::of).anyMatch(key::equals)) {
      lastSeen = now;
    } else if (ElapsedTime.hasPassed(QUIET_UNTIL_OVER, lastSeen, now)) {
      end(lastSeen);
      return true;
    }
    return false;
  }

  /** Ends it at an instant. */
  void end(Instant at) {
    summary = summary.ended(at);
  }

  /** Whether recording is finished. */
  boolean isComplete(Instant now) {
    return summary
        .endedAt()
        .filter(ended -> ElapsedTime.hasPassed(RECORDED_MARGIN, ended, now))
        .isPresent();
  }

  /** The beginning of its samples. */
  Instant from() {
    return summary.beganAt().minus(RECORDED_MARGIN);
  }

  /** The end of its samples; empty while that is in the future. */
  Instant until(Instant now) {
    Optional<Instant> end = summary.endedAt().map(ended -> ended.plus(RECORDED_MARGIN));
    return end.filter(at -> at.isBefore(now)).orElse(now);
  }
}
