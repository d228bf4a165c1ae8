package org.headgate.pool.service.diagnosis;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;

/**
 * Something that is wrong.
 *
 * @param pool the one that suffers; empty where it is no single one
 * @param cause what is wrong, a whole sentence with its figures
 * @param evidence what it was seen by
 * @param cure what to do
 * @param backendPid the server's process whose end is the cure
 * @param changeId the open change whose taking back is the cure
 */
record Finding(
    DiagnosisCode code,
    Optional<PoolName> pool,
    String cause,
    String evidence,
    String cure,
    Instant since,
    Severity weight,
    Optional<Integer> backendPid,
    Optional<UUID> changeId) {

  /** One that nobody can cure by a single order. */
  Finding(
      DiagnosisCode code,
      Optional<PoolName> pool,
      String cause,
      String evidence,
      String cure,
      Instant since,
      Severity weight) {
    this(code, pool, cause, evidence, cure, since, weight, Optional.empty(), Optional.empty());
  }

  Finding curedByEnding(int pid) {
    return new Finding(
        code, pool, cause, evidence, cure, since, weight, Optional.of(pid), Optional.empty());
  }

  Finding curedByTakingBack(UUID change) {
    return new Finding(
        code, pool, cause, evidence, cure, since, weight, Optional.empty(), Optional.of(change));
  }

  boolean harms() {
    return weight == Severity.HARMS;
  }

  Diagnosis.Item item() {
    return new Diagnosis.Item(
        code,
        cause,
        evidence,
        cure,
        since,
        pool.map(PoolName::wireName),
        weight == Severity.IS_OVER,
        backendPid,
        changeId);
  }

  /** How much a finding matters now, heaviest first. */
  enum Severity {
    /** Requests suffer from it now. */
    HARMS,
    /** It is there, and requests may suffer from it later. */
    MAY_HARM,
    /** It was there a moment ago, and may come again. */
    IS_OVER
  }
}
