package org.headgate.pool.service.diagnosis;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;

/**
 * A problem that the diagnosis found.
 *
 * @param pool the affected one; empty where it is no single one
 * @param cause what is wrong, a whole sentence with its figures
 * @param evidence the figures that show it
 * @param cure what to do
 * @param backendPid the server process whose end is the cure
 * @param changeId the open change whose revert is the cure
 */
record Finding(
    DiagnosisCode code,
    Optional<PoolName> pool,
    String cause,
    String evidence,
    String cure,
    Instant since,
    Severity severity,
    Optional<Integer> backendPid,
    Optional<UUID> changeId) {

  /** A finding that no single command can cure. */
  Finding(
      DiagnosisCode code,
      Optional<PoolName> pool,
      String cause,
      String evidence,
      String cure,
      Instant since,
      Severity severity) {
    this(code, pool, cause, evidence, cure, since, severity, Optional.empty(), Optional.empty());
  }

  Finding curedByEnding(int pid) {
    return new Finding(
        code, pool, cause, evidence, cure, since, severity, Optional.of(pid), Optional.empty());
  }

  Finding curedByRevert(UUID changeId) {
    return new Finding(
        code,
        pool,
        cause,
        evidence,
        cure,
        since,
        severity,
        Optional.empty(),
        Optional.of(changeId));
  }

  boolean harms() {
    return severity == Severity.HARMS;
  }

  Diagnosis.Item item() {
    return new Diagnosis.Item(
        code,
        cause,
        evidence,
        cure,
        since,
        pool.map(PoolName::wireName),
        severity == Severity.IS_OVER,
        backendPid,
        changeId);
  }

  /** The present severity of a finding, most severe first. */
  enum Severity {
    /** It harms requests now. */
    HARMS,
    /** It is there, and may harm requests later. */
    MAY_HARM,
    /** It was there a moment ago, and may return. */
    IS_OVER
  }
}
