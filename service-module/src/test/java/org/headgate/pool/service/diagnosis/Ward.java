package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolSizing;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.ServerLimits;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.guard.BorrowOnRecord;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.FaultHistory.FailedCall;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;
import org.headgate.pool.service.guard.GuardSnapshot;
import org.headgate.pool.service.inspection.Borrower;
import org.headgate.pool.service.inspection.DatabaseServerInspector.ServerStatus;
import org.headgate.pool.service.maintenance.LostConnection;
import org.headgate.pool.service.monitoring.DemandSnapshot;
import org.headgate.pool.service.statements.NamedDefect;
import org.headgate.pool.service.warnings.WarningFinding;

/** A healthy Headgate, made ill by a test. */
final class Ward {
  private Optional<String> waitEvent = Optional.empty();
  private Duration roundTrip = Duration.ofMillis(1);
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Duration UP_FOR = Duration.ofSeconds(8);

  private final List<WarningFinding> warnings = new ArrayList<>();
  private final List<Backend> backends = new ArrayList<>();
  private Optional<FaultKind> down = Optional.empty();
  private Optional<FaultKind> met = Optional.empty();
  private Optional<FaultKind> metInTheLane = Optional.empty();
  private Optional<Instant> opened = Optional.empty();
  private Optional<Occurrence> lastFault = Optional.empty();
  private List<FailedCall> failedCalls = List.of();
  private Duration metAgo = Duration.ofSeconds(5);
  private List<Borrower> borrowers = List.of();
  private Optional<LostConnection> lost = Optional.empty();
  private CircuitBreakerState breaker = CircuitBreakerState.CLOSED;
  private int inUse = 1;
  private int waiting;
  private int waitingInTheLane;
  private Duration skew = Duration.ZERO;
  private boolean seen = true;
  private long refused;

  /** What each process works on. */
  static final String STATEMENT = "select ?";

  private DiagnosisHistory history = DiagnosisHistory.NONE;
  private Map<PoolName, List<NamedDefect>> defects = Map.of();

  void down(FaultKind kind) {
    down = Optional.of(kind);
    seen = false;
  }

  void met(FaultKind kind) {
    met = Optional.of(kind);
  }

  void met(FaultKind kind, Duration ago) {
    met(kind);
    metAgo = ago;
  }

  void breaker(CircuitBreakerState state) {
    breaker = state;
  }

  /** Work kept failing until the breaker opened, and it has closed again. */
  void circuitOpened(FaultKind kind, Duration ago) {
    opened = Optional.of(NOW.minus(ago));
    lastFault = Optional.of(sighting(kind));
  }

  /** Requests ended in the fault so long ago each. */
  void failed(FaultKind kind, String endpoint, Duration... ago) {
    failedCalls =
        Stream.of(ago)
            .map(past -> new FailedCall(kind, "no", Optional.of(endpoint), NOW.minus(past)))
            .toList();
  }

  void metInTheLane(FaultKind kind) {
    metInTheLane = Optional.of(kind);
  }

  void clockAhead() {
    skew = Duration.ofMinutes(5);
  }

  void serverUnseen() {
    seen = false;
  }

  void fullPool(BorrowerVerdict borrowerVerdict) {
    fullPool(borrowerVerdict, 15);
  }

  /**
   * All connections are out, so many of them for what the verdict says, the others for fast work.
   */
  void fullPool(BorrowerVerdict borrowerVerdict, int tied) {
    inUse = 15;
    waiting = 31;
    borrowers =
        IntStream.range(0, 15)
            .mapToObj(
                number ->
                    number < tied
                        ? borrower(100 + number, borrowerVerdict)
                        : borrower(100 + number, BorrowerVerdict.RUNNING))
            .toList();
  }

  void networkIsSlow() {
    roundTrip = Duration.ofMillis(405);
  }

  /** Every connection has committed, and the standby does not confirm. */
  void standbyIsSilent() {
    waitEvent = Optional.of("SyncRep");
    fullPool(BorrowerVerdict.SLOW_QUERY);
  }

  private Borrower borrower(int pid, BorrowerVerdict verdict) {
    boolean waits = verdict == BorrowerVerdict.LOCK_WAIT;
    Optional<Backend> working =
        verdict == BorrowerVerdict.LEAK
            ? Optional.empty()
            : Optional.of(backend(pid, "active", waits ? List.of(9) : List.of()));
    working.ifPresent(backends::add);
    return new Borrower(
        BorrowOnRecord.of("GET /users/me", NOW), Duration.ofSeconds(20), working, true, verdict);
  }

  /** Its connections came back, yet some were refused within the last 15 s. */
  void shortUntilJustNow() {
    inUse = 1;
    waiting = 0;
    borrowers = List.of();
    backends.clear();
    refused = 40;
  }

  /** Somebody's statement runs for long and holds the lock that others want. */
  void lockedByStatement() {
    backends.add(backend(9, "active", List.of()));
  }

  /** Processes of the pool wait for a lock, and are matched to nobody. */
  void unmatchedLockWaits(int number) {
    IntStream.range(0, number)
        .forEach(each -> backends.add(backend(200 + each, "active", List.of(9))));
  }

  void refuses(long number) {
    refused = number;
  }

  /** Why a statement of the platform pool is slow is known. */
  void defect(NamedDefect defect) {
    defects = Map.of(PoolName.PLATFORM, List.of(defect));
  }

  void history(DiagnosisHistory before) {
    history = before;
  }

  /** Somebody changed what the platform pool may have, five seconds ago. */
  static PoolChange change(int from, int to) {
    return new PoolChange(
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        "platform",
        PoolChange.State.APPLIED,
        "ada@example.org",
        NOW.minusSeconds(5),
        NOW.plusSeconds(25),
        new PoolSizing(from, 0, 30, 1800),
        new PoolSizing(to, 0, 30, 1800),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Instant secondsAgo(int seconds) {
    return NOW.minusSeconds(seconds);
  }

  /** One class of work has all that the pool does not keep for the others. */
  void fullUpToWhatIsKept(BorrowerVerdict borrowerVerdict) {
    fullPool(borrowerVerdict);
    inUse = 12;
  }

  /** A connection is out with nobody holding it, until it was taken back so long ago. */
  void lost(Optional<Duration> takenBackAgo) {
    lost =
        Optional.of(
            new LostConnection(
                PoolName.PLATFORM,
                NOW.minusSeconds(90),
                takenBackAgo.map(NOW::minus),
                Duration.ofSeconds(12),
                Optional.of(BorrowOnRecord.ended("GET /users/me", NOW.minusSeconds(100)))));
  }

  void certificateExpires() {
    warnings.add(
        new WarningFinding(
            DiagnosisCode.CERTIFICATE_EXPIRES,
            "The certificate of the HTTPS port expires in 8 days.",
            "It says so.",
            "Renew it.",
            NOW));
  }

  /** The console asks more than two connections can answer at once. */
  void consolePolls() {
    waitingInTheLane = 3;
  }

  void idleInTransaction() {
    backends.add(backend(9, "idle in transaction", List.of()));
  }

  DiagnosisInput sights() {
    return new DiagnosisInput(
        NOW,
        List.of(observe(PoolName.PLATFORM), observe(PoolName.USERDATA), lane()),
        new AdmissionSnapshot(34, 1, 0, 0, 100, 0, 0, Duration.ofMillis(5)),
        seen ? Optional.of(new ServerStatus(limits(), skew)) : Optional.empty(),
        seen ? Optional.of(List.copyOf(backends)) : Optional.empty(),
        history,
        defects,
        List.copyOf(warnings));
  }

  private PoolObservation observe(PoolName pool) {
    boolean ill = pool == PoolName.PLATFORM;
    return new PoolObservation(
        pool,
        condition(ill),
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
        ill ? met.map(kind -> Map.of(kind, sighting(kind))).orElse(Map.of()) : Map.of(),
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

  private PoolObservation lane() {
    boolean full = waitingInTheLane > 0;
    return new PoolObservation(
        PoolName.OPERATOR,
        condition(false),
        new GuardSnapshot(
            PoolName.OPERATOR,
            new AdmissionSnapshot(2, full ? 2 : 0, 0, waitingInTheLane, 100, 0, 0, Duration.ZERO),
            CircuitBreakerState.CLOSED,
            NOW,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            List.of()),
        metInTheLane.map(kind -> Map.of(kind, sighting(kind))).orElse(Map.of()),
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

  private DatabaseStatus condition(boolean ill) {
    return ill && down.isPresent()
        ? new DatabaseStatus(DatabaseStatus.State.DOWN, NOW, Duration.ZERO, Optional.of("no"), down)
        : new DatabaseStatus(
            DatabaseStatus.State.UP,
            NOW.minus(UP_FOR),
            Duration.ZERO,
            Optional.empty(),
            Optional.empty());
  }

  private Occurrence sighting(FaultKind kind) {
    return new Occurrence(kind, Optional.empty(), "no", NOW.minus(metAgo));
  }

  private Backend backend(int pid, String state, List<Integer> blockedBy) {
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

  private ServerLimits limits() {
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
