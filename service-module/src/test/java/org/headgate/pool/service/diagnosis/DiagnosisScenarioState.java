package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.ServerLimits;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.FaultHistory.FailedCall;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;
import org.headgate.pool.service.guard.GuardSnapshot;
import org.headgate.pool.service.inspection.Borrower;
import org.headgate.pool.service.inspection.DatabaseServerInspector.ServerStatus;
import org.headgate.pool.service.maintenance.LostConnection;
import org.headgate.pool.service.monitoring.DemandSnapshot;
import org.headgate.pool.service.statements.SlowStatementFinding;
import org.headgate.pool.service.warnings.WarningFinding;

/** The input of the diagnosis, of a Headgate that is healthy at first. */
abstract class DiagnosisScenarioState {
  Optional<String> waitEvent = Optional.empty();
  Duration roundTrip = Duration.ofMillis(1);
  static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  static final Duration UP_FOR = Duration.ofSeconds(8);
  final List<WarningFinding> warnings = new ArrayList<>();
  final List<Backend> backends = new ArrayList<>();
  Optional<FaultKind> down = Optional.empty();
  Optional<FaultKind> met = Optional.empty();
  Optional<FaultKind> metInTheOperatorLane = Optional.empty();
  Optional<Instant> opened = Optional.empty();
  Optional<Occurrence> lastFault = Optional.empty();
  List<FailedCall> failedCalls = List.of();
  Duration metAgo = Duration.ofSeconds(5);
  List<Borrower> borrowers = List.of();
  Optional<LostConnection> lost = Optional.empty();
  CircuitBreakerState breaker = CircuitBreakerState.CLOSED;
  int inUse = 1;
  int waiting;
  int waitingInTheOperatorLane;
  Duration skew = Duration.ZERO;
  boolean seen = true;
  long refused;

  /** The statement of each process. */
  static final String STATEMENT = "select ?";

  DiagnosisHistory history = DiagnosisHistory.NONE;
  Map<PoolName, List<SlowStatementFinding>> defects = Map.of();

  DiagnosisInput input() {
    return new DiagnosisInput(
        NOW,
        List.of(observe(PoolName.PLATFORM), observe(PoolName.USERDATA), operatorLane()),
        new AdmissionSnapshot(34, 1, 0, 0, 100, 0, 0, Duration.ofMillis(5)),
        seen ? Optional.of(new ServerStatus(limits(), skew)) : Optional.empty(),
        seen ? Optional.of(List.copyOf(backends)) : Optional.empty(),
        history,
        defects,
        List.copyOf(warnings));
  }

  PoolObservation observe(PoolName pool) {
    boolean ill = pool == PoolName.PLATFORM;
    return new PoolObservation(
        pool,
        status(ill),
        new GuardSnapshot(
            pool,
            new AdmissionSnapshot(
                15, ill ? inUse : 1, 0, ill ? waiting : 0, 100, 0, 0, Duration.ofMillis(5)),
            ill ? breaker : CircuitBreakerState.CLOSED,
            NOW,
            ill ? opened : Optional.empty(),
            Map.of(),
            ill ? lastFault : Optional.empty(),
            ill ? failedCalls : List.of()),
        ill ? met.map(kind -> Map.of(kind, occurrence(kind))).orElse(Map.of()) : Map.of(),
        Optional.empty(),
        new DemandSnapshot(
            Duration.ofSeconds(60),
            100,
            5,
            0,
            ill ? refused : 0,
            DemandSnapshot.Percentiles.NONE,
            DemandSnapshot.Percentiles.NONE,
            Duration.ZERO),
        ill ? borrowers : List.of(),
        ill ? lost : Optional.empty());
  }

  PoolObservation operatorLane() {
    boolean full = waitingInTheOperatorLane > 0;
    return new PoolObservation(
        PoolName.OPERATOR,
        status(false),
        new GuardSnapshot(
            PoolName.OPERATOR,
            new AdmissionSnapshot(
                2, full ? 2 : 0, 0, waitingInTheOperatorLane, 100, 0, 0, Duration.ZERO),
            CircuitBreakerState.CLOSED,
            NOW,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            List.of()),
        metInTheOperatorLane.map(kind -> Map.of(kind, occurrence(kind))).orElse(Map.of()),
        Optional.empty(),
        new DemandSnapshot(
            Duration.ofSeconds(60),
            100,
            5,
            full ? 50 : 0,
            full ? 5 : 0,
            DemandSnapshot.Percentiles.NONE,
            DemandSnapshot.Percentiles.NONE,
            Duration.ZERO),
        List.of(),
        Optional.empty());
  }

  DatabaseStatus status(boolean ill) {
    return ill && down.isPresent()
        ? new DatabaseStatus(DatabaseStatus.State.DOWN, NOW, Duration.ZERO, Optional.of("no"), down)
        : new DatabaseStatus(
            DatabaseStatus.State.UP,
            NOW.minus(UP_FOR),
            Duration.ZERO,
            Optional.empty(),
            Optional.empty());
  }

  Occurrence occurrence(FaultKind kind) {
    return new Occurrence(kind, Optional.empty(), "no", NOW.minus(metAgo));
  }

  Backend backend(int pid, String state, List<Integer> blockedBy) {
    return new Backend(
        pid,
        pid == 9 ? "psql" : "headgate-platform",
        "postgres",
        "headgate",
        "127.0.0.1",
        state,
        blockedBy.isEmpty() ? Optional.empty() : Optional.of("Lock"),
        waitEvent,
        Duration.ofSeconds(20),
        Optional.of(Duration.ofSeconds(20)),
        Optional.of(Duration.ofSeconds(20)),
        STATEMENT,
        blockedBy,
        blockedBy.isEmpty()
            ? Optional.empty()
            : Optional.of("AccessShareLock on platform.account"));
  }

  ServerLimits limits() {
    return new ServerLimits(
        100,
        3,
        10,
        Optional.empty(),
        Optional.empty(),
        10,
        10,
        Map.of("psql", 10),
        false,
        false,
        "18.1",
        Optional.empty(),
        NOW,
        roundTrip);
  }
}
