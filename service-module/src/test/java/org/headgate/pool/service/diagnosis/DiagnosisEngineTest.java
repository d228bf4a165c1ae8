package org.headgate.pool.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisEngineTest {

  private final DiagnosisScenario scenario = new DiagnosisScenario();

  private DiagnosisCode first() {
    return DiagnosisEngine.of(scenario.input()).items().get(0).code();
  }

  @Test
  void certificateExpiryIsReportedOnAHealthyServer() {
    scenario.certificateExpires();

    assertThat(first()).isEqualTo(DiagnosisCode.CERTIFICATE_EXPIRES);
    assertThat(DiagnosisEngine.of(scenario.input()).summary())
        .startsWith("The certificate of the HTTPS port expires in 8 days.");
  }

  @Test
  void healthySummaryShowsPoolUsage() {
    assertThat(DiagnosisEngine.of(scenario.input()).summary())
        .isEqualTo("Healthy. Platform 1 of 15, user data 1 of 15 in use; nothing waits.");
  }

  /** The flight recorder asks for it every two seconds where something is noticeable. */
  @Test
  void diagnosisUsesAtMostAFifthOfAPercentOfACore() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    diagnose(1000);
    long previous = threads.getCurrentThreadCpuTime();
    diagnose(1000);
    long nanos = (threads.getCurrentThreadCpuTime() - previous) / 1000;

    System.out.println("diagnosis: %s microseconds".formatted(nanos / 1000));
    assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofMillis(4));
  }

  private void diagnose(int times) {
    for (int time = 0; time < times; time++) {
      assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTHENTICATION, WRONG_PASSWORD",
    "WRONG_HOST, WRONG_HOST",
    "TLS_REFUSED, TLS_REFUSED",
    "SERVER_LIMIT, SERVER_LIMIT",
    "POOLER_LIMIT, POOLER_LIMIT",
    "UNREACHABLE, DATABASE_DOWN",
    "SERVER_SHUTDOWN, DATABASE_DOWN",
    "OTHER, DATABASE_DOWN",
    "READ_ONLY, READ_ONLY"
  })
  void probeFaultsRankBeforeTheOpenCircuit(FaultKind kind, DiagnosisCode code) {
    scenario.down(kind);
    scenario.breaker(CircuitBreakerState.OPEN);

    assertThat(first()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTHENTICATION, WRONG_PASSWORD",
    "SERVER_LIMIT, SERVER_LIMIT",
    "POOLER_LIMIT, POOLER_LIMIT",
    "READ_ONLY, READ_ONLY"
  })
  void faultsOfNewConnectionsAreReported(FaultKind kind, DiagnosisCode code) {
    scenario.met(kind);

    assertThat(first()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"SLOW_QUERY, SLOW_QUERY", "LOCK_WAIT, LOCK_WAIT", "LEAK, LEAK"})
  void causeOfAFullPoolRanksBeforeItsSize(BorrowerVerdict borrowerVerdict, DiagnosisCode code) {
    scenario.fullPool(borrowerVerdict);

    assertThat(first()).isEqualTo(code);
    assertThat(DiagnosisEngine.of(scenario.input()).summary())
        .endsWith(" Platform pool is full: 15 of 15 in use, 31 requests waiting.");
  }

  @Test
  void reservedConnectionsAreNamedInTheSummary() {
    scenario.fullUpToWhatIsKept(BorrowerVerdict.SLOW_QUERY);

    assertThat(DiagnosisEngine.of(scenario.input()).summary())
        .endsWith(
            " Platform pool is full up to what it keeps for other work: 12 of 15 in use, 31 requests"
                + " waiting.");
  }

  @Test
  void fullPoolOfFastWorkIsTooSmall() {
    scenario.fullPool(BorrowerVerdict.RUNNING);

    assertThat(first()).isEqualTo(DiagnosisCode.POOL_TOO_SMALL);
  }

  @Test
  void pollingConsoleIsNotAFinding() {
    scenario.consolePolls();

    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
  }

  @Test
  void idleTransactionIsReportedAsCauseOfLockWaits() {
    scenario.fullPool(BorrowerVerdict.LOCK_WAIT);
    scenario.idleInTransaction();

    assertThat(first()).isEqualTo(DiagnosisCode.IDLE_IN_TRANSACTION);
  }

  @Test
  void pastFaultsRankBehindPresentOnesAndStateTheirAge() {
    scenario.met(FaultKind.AUTHENTICATION, Duration.ofSeconds(30));
    assertThat(first()).isEqualTo(DiagnosisCode.WRONG_PASSWORD);
    assertThat(DiagnosisEngine.of(scenario.input()).summary()).contains("30 s ago");

    scenario.fullPool(BorrowerVerdict.SLOW_QUERY);
    assertThat(first()).isEqualTo(DiagnosisCode.SLOW_QUERY);
  }

  @Test
  void eachFaultIsReportedOnce() {
    scenario.down(FaultKind.WRONG_HOST);
    scenario.breaker(CircuitBreakerState.OPEN);
    scenario.metInTheOperatorLane(FaultKind.WRONG_HOST);

    assertThat(DiagnosisEngine.of(scenario.input()).items())
        .singleElement()
        .extracting(Diagnosis.Item::code)
        .isEqualTo(DiagnosisCode.WRONG_HOST);
  }

  @Test
  void lostConnectionsAreNotReportedInAdditionToAConnectFault() {
    scenario.down(FaultKind.CONNECTION_LOST);
    scenario.met(FaultKind.WRONG_HOST);

    assertThat(DiagnosisEngine.of(scenario.input()).items())
        .extracting(Diagnosis.Item::code)
        .containsExactly(DiagnosisCode.WRONG_HOST);
  }

  @Test
  void clockSkewRanksBetweenPresentAndPastFaults() {
    scenario.clockAhead();
    assertThat(first()).isEqualTo(DiagnosisCode.CLOCK_SKEW);

    scenario.met(FaultKind.WRONG_HOST, Duration.ofSeconds(30));
    assertThat(first()).isEqualTo(DiagnosisCode.CLOCK_SKEW);

    scenario.fullPool(BorrowerVerdict.RUNNING);
    assertThat(first()).isEqualTo(DiagnosisCode.POOL_TOO_SMALL);
  }

  @Test
  void lostConnectionIsNamedWithItsLastBorrower() {
    scenario.lost(Optional.empty());

    var item = DiagnosisEngine.of(scenario.input()).items().get(0);

    assertThat(item.code()).isEqualTo(DiagnosisCode.LEAK);
    assertThat(item.cause())
        .isEqualTo("Platform pool: a connection is out with nobody holding it.");
    assertThat(item.evidence()).contains("last borrower: GET /users/me on thread");
  }

  @Test
  void reclaimedConnectionIsReportedForAMinute() {
    scenario.lost(Optional.of(Duration.ofSeconds(30)));
    assertThat(DiagnosisEngine.of(scenario.input()).items().get(0).cause())
        .endsWith("with nobody holding it, for 12 s; it was taken back.");

    scenario.lost(Optional.of(Duration.ofSeconds(61)));
    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
  }

  @Test
  void diagnosisWorksWithoutServerAnswer() {
    scenario.serverUnseen();

    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
    assertThat(scenario.input().backends()).isEqualTo(Optional.empty());
  }
}
