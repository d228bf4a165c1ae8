package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.PoolChange;

/**
 * The past that a diagnosis needs: the latest change of each pool, when a full pool was last
 * explained by something other than its size, and who was blocking until just now.
 */
record DiagnosisHistory(
    Map<PoolName, PoolChange> changes,
    Map<PoolName, Instant> explained,
    List<FormerBlocker> formerBlockers) {

  static final DiagnosisHistory NONE = new DiagnosisHistory(Map.of(), Map.of(), List.of());

  DiagnosisHistory {
    changes = Map.copyOf(changes);
    explained = Map.copyOf(explained);
    formerBlockers = List.copyOf(formerBlockers);
  }

  /** The history without explanations, to find what is short now. */
  DiagnosisHistory withoutExplanations() {
    return new DiagnosisHistory(changes, Map.of(), formerBlockers);
  }

  boolean isExplainedUntilJustNow(PoolName pool, Instant now) {
    return explainedAgo(pool, now)
        .filter(ago -> ago.compareTo(DiagnosisInput.RECENT) < 0)
        .isPresent();
  }

  /** How long ago a full pool was last explained by something other than its size. */
  Optional<Duration> explainedAgo(PoolName pool, Instant now) {
    return Optional.ofNullable(explained.get(pool)).map(at -> ElapsedTime.between(at, now));
  }

  /**
   * A process that was blocking others.
   *
   * @param name the name of its process
   * @param locked what it had locked
   * @param held for how long
   * @param lastSeen when it was last seen blocking
   */
  record FormerBlocker(
      DiagnosisCode code,
      int pid,
      String name,
      String locked,
      Duration held,
      Instant since,
      Instant lastSeen,
      Optional<String> endedBy) {

    FormerBlocker endedBy(Optional<String> actor) {
      return new FormerBlocker(code, pid, name, locked, held, since, lastSeen, actor);
    }
  }
}
