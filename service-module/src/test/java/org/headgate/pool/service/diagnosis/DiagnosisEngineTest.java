package org.headgate.pool.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

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

  private final DiagnosisScenario ward = new DiagnosisScenario();

  private DiagnosisCode first() {
    return DiagnosisEngine.of(ward.sights()).items().get(0).code();
  }

  @Test
  void warningsAreReportedWhenNothingIsWorse() {
    ward.certificateExpires();

    assertThat(first()).isEqualTo(DiagnosisCode.CERTIFICATE_EXPIRES);
    assertThat(DiagnosisEngine.of(ward.sights()).summary())
        .startsWith("The certificate of the HTTPS port expires in 8 days.");
  }

  @Test
  void healthySaysSoWithItsFigures() {
    assertThat(DiagnosisEngine.of(ward.sights()).summary())
        .isEqualTo("Healthy. Platform 1 of 15, user data 1 of 15 in use; nothing waits.");
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
    ward.down(kind);
    ward.breaker(CircuitBreakerState.OPEN);

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
    ward.met(kind);

    assertThat(first()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"SLOW_QUERY, SLOW_QUERY", "LOCK_WAIT, LOCK_WAIT", "LEAK, LEAK"})
  void causeOfAFullPoolRanksBeforeItsSize(BorrowerVerdict borrowerVerdict, DiagnosisCode code) {
    ward.fullPool(borrowerVerdict);

    assertThat(first()).isEqualTo(code);
    assertThat(DiagnosisEngine.of(ward.sights()).summary())
        .endsWith(" Platform pool is full: 15 of 15 in use, 31 requests waiting.");
  }

  @Test
  void aPoolThatKeepsConnectionsForOtherWorkIsNotCalledFull() {
    ward.fullUpToWhatIsKept(BorrowerVerdict.SLOW_QUERY);

    assertThat(DiagnosisEngine.of(ward.sights()).summary())
        .endsWith(
            " Platform pool is full up to what it keeps for other work: 12 of 15 in use, 31 requests"
                + " waiting.");
  }

  @Test
  void aFullPoolOfFastWorkIsTooSmall() {
    ward.fullPool(BorrowerVerdict.RUNNING);

    assertThat(first()).isEqualTo(DiagnosisCode.POOL_TOO_SMALL);
  }

  @Test
  void aConsoleThatPollsIsNothingWrong() {
    ward.consolePolls();

    assertThat(DiagnosisEngine.of(ward.sights()).items()).isEmpty();
  }

  @Test
  void idleTransactionIsBlamedForLockWaits() {
    ward.fullPool(BorrowerVerdict.LOCK_WAIT);
    ward.idleInTransaction();

    assertThat(first()).isEqualTo(DiagnosisCode.IDLE_IN_TRANSACTION);
  }

  @Test
  void recentFaultsRankBehindPresentHarmAndSayWhen() {
    ward.met(FaultKind.AUTHENTICATION, Duration.ofSeconds(30));
    assertThat(first()).isEqualTo(DiagnosisCode.WRONG_PASSWORD);
    assertThat(DiagnosisEngine.of(ward.sights()).summary()).contains("30 s ago");

    ward.fullPool(BorrowerVerdict.SLOW_QUERY);
    assertThat(first()).isEqualTo(DiagnosisCode.SLOW_QUERY);
  }

  @Test
  void eachFaultIsReportedOnce() {
    ward.down(FaultKind.WRONG_HOST);
    ward.breaker(CircuitBreakerState.OPEN);
    ward.metInTheLane(FaultKind.WRONG_HOST);

    assertThat(DiagnosisEngine.of(ward.sights()).items())
        .singleElement()
        .extracting(Diagnosis.Item::code)
        .isEqualTo(DiagnosisCode.WRONG_HOST);
  }

  @Test
  void lostConnectionsAddNothingToAConnectFault() {
    ward.down(FaultKind.CONNECTION_LOST);
    ward.met(FaultKind.WRONG_HOST);

    assertThat(DiagnosisEngine.of(ward.sights()).items())
        .extracting(Diagnosis.Item::code)
        .containsExactly(DiagnosisCode.WRONG_HOST);
  }

  @Test
  void clocksThatDifferAreNamedAfterWhatHurtsNowAndBeforeWhatIsOver() {
    ward.clockAhead();
    assertThat(first()).isEqualTo(DiagnosisCode.CLOCK_SKEW);

    ward.met(FaultKind.WRONG_HOST, Duration.ofSeconds(30));
    assertThat(first()).isEqualTo(DiagnosisCode.CLOCK_SKEW);

    ward.fullPool(BorrowerVerdict.RUNNING);
    assertThat(first()).isEqualTo(DiagnosisCode.POOL_TOO_SMALL);
  }

  @Test
  void lostConnectionIsNamedWithItsLastBorrower() {
    ward.lost(Optional.empty());

    var item = DiagnosisEngine.of(ward.sights()).items().get(0);

    assertThat(item.code()).isEqualTo(DiagnosisCode.LEAK);
    assertThat(item.cause())
        .isEqualTo("Platform pool: a connection is out with nobody holding it.");
    assertThat(item.evidence()).contains("last borrower: GET /users/me on thread");
  }

  @Test
  void reclaimedConnectionIsReportedForAMinute() {
    ward.lost(Optional.of(Duration.ofSeconds(30)));
    assertThat(DiagnosisEngine.of(ward.sights()).items().get(0).cause())
        .endsWith("with nobody holding it, for 12 s; it was taken back.");

    ward.lost(Optional.of(Duration.ofSeconds(61)));
    assertThat(DiagnosisEngine.of(ward.sights()).items()).isEmpty();
  }

  @Test
  void worksWithoutAnAnswerOfTheServer() {
    ward.serverUnseen();

    assertThat(DiagnosisEngine.of(ward.sights()).items()).isEmpty();
    assertThat(ward.sights().backends()).isEqualTo(Optional.empty());
  }
}
