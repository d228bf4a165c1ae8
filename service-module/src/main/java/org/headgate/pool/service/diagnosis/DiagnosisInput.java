package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.inspection.DatabaseServerInspector.ServerStatus;
import org.headgate.pool.service.statements.SlowStatementFinding;
import org.headgate.pool.service.warnings.WarningFinding;

/**
 * All facts of one diagnosis, gathered once. What could not be asked is empty.
 *
 * @param requests who waits before the threads, for whichever pool
 * @param server what the platform's server allows and is
 * @param backends every client's process of the platform's server
 * @param history what was there before
 * @param defects why statements of a pool are slow, where that is known, heaviest first
 * @param warnings what has to be looked after
 */
record DiagnosisInput(
    Instant now,
    List<PoolObservation> pools,
    AdmissionSnapshot requests,
    Optional<ServerStatus> server,
    Optional<List<Backend>> backends,
    DiagnosisHistory history,
    Map<PoolName, List<SlowStatementFinding>> defects,
    List<WarningFinding> warnings) {

  /** The maximum age of a fault that is reported. */
  static final Duration RECENT = Duration.ofSeconds(60);

  /** The maximum age of a fault that counts as present. */
  static final Duration PRESENT = Duration.ofSeconds(10);

  DiagnosisInput {
    pools = List.copyOf(pools);
    defects = Map.copyOf(defects);
    warnings = List.copyOf(warnings);
  }

  boolean isRecent(Instant instant) {
    return !ElapsedTime.hasPassed(RECENT, instant, now);
  }

  boolean isPresent(Instant instant) {
    return !ElapsedTime.hasPassed(PRESENT, instant, now);
  }

  List<SlowStatementFinding> defects(PoolName pool) {
    return defects.getOrDefault(pool, List.of());
  }

  /** A slow statement that explains a shortage better than the pool's size. */
  Optional<SlowStatementFinding> dominant(PoolName pool) {
    return defects(pool).stream().filter(SlowStatementFinding::explainsFullPool).findFirst();
  }

  List<Backend> seenBackends() {
    return backends.orElse(List.of());
  }

  Optional<Backend> backend(int pid) {
    return seenBackends().stream().filter(backend -> backend.pid() == pid).findFirst();
  }
}
