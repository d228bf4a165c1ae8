package org.headgate.alerts.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.alerts.api.AlertKind;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.Diagnosis;

/**
 * Selects the findings that are causes: the most severe one of each database. Its effects there,
 * and the same fault of another database, are suppressed until 20 s after it, because effects
 * outlast their cause. A finding must be seen twice to be selected, since effects often appear a
 * moment before their cause; it stays selected as long as it is there.
 */
final class FindingSelector {

  private static final Duration AFTERMATH = Duration.ofSeconds(20);

  private final Map<AlertCause.Key, Chosen> chosen = new LinkedHashMap<>();
  private Set<AlertCause.Key> candidates = Set.of();

  /** A selected cause, and when it was last seen. */
  private record Chosen(AlertCause cause, Instant seenAt) {}

  /**
   * @param harmful most severe first
   */
  List<AlertCause> select(List<Diagnosis.Item> harmful, Instant now) {
    chosen.values().removeIf(entry -> ElapsedTime.hasPassed(AFTERMATH, entry.seenAt(), now));
    List<AlertCause> causes = new ArrayList<>();
    for (Diagnosis.Item finding : harmful) {
      AlertCause cause = cause(finding);
      if (chosen.containsKey(cause.key()) || !isExplained(cause, causes)) {
        causes.add(cause);
      }
    }
    List<AlertCause> selected =
        causes.stream()
            .filter(cause -> chosen.containsKey(cause.key()) || candidates.contains(cause.key()))
            .toList();
    selected.forEach(cause -> chosen.put(cause.key(), new Chosen(cause, now)));
    candidates = causes.stream().map(AlertCause::key).collect(Collectors.toUnmodifiableSet());
    return selected;
  }

  private boolean isExplained(AlertCause cause, List<AlertCause> moreSevere) {
    return moreSevere.stream().anyMatch(candidate -> explains(candidate, cause))
        || chosen.values().stream()
            .map(Chosen::cause)
            .anyMatch(
                candidate ->
                    candidate.kind().compareTo(cause.kind()) <= 0 && explains(candidate, cause));
  }

  private static boolean explains(AlertCause moreSevere, AlertCause cause) {
    if (moreSevere.key().equals(cause.key()) || moreSevere.kind() == cause.kind()) {
      return true;
    }
    return cause.kind() != AlertKind.CLOCK_SKEW
        && moreSevere.kind() != AlertKind.CLOCK_SKEW
        && (moreSevere.pool().isEmpty()
            || cause.pool().isEmpty()
            || database(moreSevere.pool()).equals(database(cause.pool())));
  }

  private static Optional<PoolName> database(Optional<String> pool) {
    return pool.map(PoolName::ofWireName).map(PoolName::database);
  }

  private static AlertCause cause(Diagnosis.Item finding) {
    return new AlertCause(
        AlertKind.of(finding.code()),
        finding.pool(),
        finding.cause(),
        finding.cure(),
        finding.since());
  }
}
