package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.PoolChange;

/**
 * What a diagnosis has to know of the time before: the latest change of each pool, when something
 * else than its size last explained that a pool was full, and who was in the way until just now.
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

  /** For whoever has to know what is short now, whatever explained it before. */
  DiagnosisHistory withoutExplanations() {
    return new DiagnosisHistory(changes, Map.of(), formerBlockers);
  }

  boolean isExplainedUntilJustNow(PoolName pool, Instant now) {
    return explainedAgo(pool, now)
        .filter(ago -> ago.compareTo(DiagnosisInput.RECENT) < 0)
        .isPresent();
  }

  /** How long ago something else than its size last explained that the pool was full. */
  Optional<Duration> explainedAgo(PoolName pool, Instant now) {
    return Optional.ofNullable(explained.get(pool)).map(at -> Duration.between(at, now));
  }

  /**
   * Who was in the way of others.
   *
   * @param name of its process
   * @param locked what it had locked
   * @param held for how long
   * @param lastSeen when it was in the way for the last time
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
