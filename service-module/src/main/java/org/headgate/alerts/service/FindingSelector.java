package org.headgate.alerts.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.alerts.api.AlertKind;
import org.headgate.common.service.ElapsedTime;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.service.incidents.IndependentFindings;

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

  /** A selected finding, and when it was last seen. */
  private record Chosen(Diagnosis.Item finding, Instant seenAt) {}

  /**
   * @param harmful most severe first
   */
  List<AlertCause> select(List<Diagnosis.Item> harmful, Instant now) {
    chosen.values().removeIf(entry -> ElapsedTime.hasPassed(AFTERMATH, entry.seenAt(), now));
    List<Diagnosis.Item> causes = new ArrayList<>();
    for (Diagnosis.Item finding : harmful) {
      if (chosen.containsKey(key(finding)) || !isExplained(finding, causes)) {
        causes.add(finding);
      }
    }
    List<Diagnosis.Item> selected =
        causes.stream()
            .filter(
                finding -> chosen.containsKey(key(finding)) || candidates.contains(key(finding)))
            .toList();
    selected.forEach(finding -> chosen.put(key(finding), new Chosen(finding, now)));
    candidates = causes.stream().map(FindingSelector::key).collect(Collectors.toUnmodifiableSet());
    return selected.stream().map(FindingSelector::cause).toList();
  }

  private boolean isExplained(Diagnosis.Item finding, List<Diagnosis.Item> moreSevere) {
    return moreSevere.stream().anyMatch(cause -> IndependentFindings.explains(cause, finding))
        || chosen.values().stream()
            .map(Chosen::finding)
            .anyMatch(
                cause ->
                    cause.code().compareTo(finding.code()) <= 0
                        && IndependentFindings.explains(cause, finding));
  }

  private static AlertCause.Key key(Diagnosis.Item finding) {
    return cause(finding).key();
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
