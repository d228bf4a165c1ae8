package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
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
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.BorrowOnRecord;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.FaultHistory.FailedCall;
import org.headgate.pool.service.inspection.Borrower;
import org.headgate.pool.service.maintenance.LostConnection;
import org.headgate.pool.service.statements.SlowStatementFinding;
import org.headgate.pool.service.warnings.WarningFinding;

/** The state of a healthy Headgate, to which a test adds faults. */
final class DiagnosisScenario extends DiagnosisScenarioState {
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
    lastFault = Optional.of(occurrence(kind));
  }

  /** Requests ended in the fault so long ago each. */
  void failed(FaultKind kind, String endpoint, Duration... ago) {
    failedCalls =
        Stream.of(ago)
            .map(past -> new FailedCall(kind, "no", Optional.of(endpoint), NOW.minus(past)))
            .toList();
  }

  void metInTheOperatorLane(FaultKind kind) {
    metInTheOperatorLane = Optional.of(kind);
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
    IntStream.range(0, number).forEach(i -> backends.add(backend(200 + i, "active", List.of(9))));
  }

  void refuses(long number) {
    refused = number;
  }

  /** Why a statement of the platform pool is slow is known. */
  void defect(SlowStatementFinding defect) {
    defects = Map.of(PoolName.PLATFORM, List.of(defect));
  }

  void history(DiagnosisHistory known) {
    history = known;
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
    waitingInTheOperatorLane = 3;
  }

  void idleInTransaction() {
    backends.add(backend(9, "idle in transaction", List.of()));
  }

  /** Another application waits for itself, in a database of its own on the same server. */
  void idleInTransactionElsewhere() {
    backends.add(backend(100, "idle", List.of()));
    backends.add(ofAnotherDatabase(backend(9, "idle in transaction", List.of())));
    backends.add(ofAnotherDatabase(backend(10, "active", List.of(9))));
  }

  private static Backend ofAnotherDatabase(Backend backend) {
    return new Backend(
        backend.pid(),
        "shop",
        backend.user(),
        "shop",
        backend.client(),
        backend.state(),
        backend.waitType(),
        backend.waitEvent(),
        backend.inState(),
        backend.inTransaction(),
        backend.inStatement(),
        backend.statement(),
        backend.blockedBy(),
        backend.wants());
  }
}
