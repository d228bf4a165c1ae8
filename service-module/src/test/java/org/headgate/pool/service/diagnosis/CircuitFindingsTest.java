package org.headgate.pool.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings about a circuit that opened, and about requests that keep failing. */
class CircuitFindingsTest {

  private final DiagnosisScenario scenario = new DiagnosisScenario();

  @Test
  void openCircuitIsReported() {
    scenario.breaker(CircuitBreakerState.OPEN);

    assertThat(first()).isEqualTo(DiagnosisCode.CIRCUIT_OPEN);
  }

  @Test
  void recentlyOpenedCircuitIsReportedWithItsReason() {
    scenario.circuitOpened(FaultKind.SERVER_SHUTDOWN, Duration.ofSeconds(4));

    assertThat(first()).isEqualTo(DiagnosisCode.CIRCUIT_OPEN);
    assertThat(DiagnosisEngine.of(scenario.input()).summary())
        .contains("4.0 s ago", "The server ended the connection");
  }

  @Test
  void circuitsOpenedLongAgoAreNotReported() {
    scenario.circuitOpened(FaultKind.SERVER_SHUTDOWN, Duration.ofSeconds(30));

    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
  }

  @Test
  void circuitOpenedBeforeClockWasSetBackIsNotReported() {
    scenario.circuitOpened(FaultKind.SERVER_SHUTDOWN, Duration.ofHours(-1));

    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
  }

  @Test
  void repeatedFailuresAreReportedBeforeTheCircuitOpens() {
    scenario.failed(
        FaultKind.SERVER_SHUTDOWN, "PUT /users/me/profile", seconds(3), seconds(2), seconds(1));

    assertThat(first()).isEqualTo(DiagnosisCode.CIRCUIT_OPEN);
    assertThat(DiagnosisEngine.of(scenario.input()).summary())
        .contains(
            "3 requests failed", "all of PUT /users/me/profile", "The server ended the connection");
  }

  @Test
  void failuresAreNotReportedInAdditionToTheirCircuit() {
    scenario.failed(FaultKind.CONNECTION_LOST, "GET /users/me", seconds(3), seconds(2), seconds(1));
    scenario.circuitOpened(FaultKind.CONNECTION_LOST, seconds(1));

    assertThat(DiagnosisEngine.of(scenario.input()).items())
        .singleElement()
        .extracting(Diagnosis.Item::cause)
        .asString()
        .contains("refused without a try");
  }

  @Test
  void simultaneousFewOrOldFailuresAreNotReported() {
    scenario.failed(FaultKind.CONNECTION_LOST, "GET /users/me", seconds(2), seconds(2), seconds(2));
    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();

    scenario.failed(FaultKind.CONNECTION_LOST, "GET /users/me", seconds(4), seconds(2));
    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();

    scenario.failed(FaultKind.CONNECTION_LOST, "GET /users/me", seconds(9), seconds(9), seconds(2));
    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DEADLOCK", "CONSTRAINT", "LOCK_TIMEOUT"})
  void conflictsBetweenRequestsAreNotReported(FaultKind kind) {
    scenario.failed(kind, "GET /users/me", seconds(3), seconds(2), seconds(1));

    assertThat(DiagnosisEngine.of(scenario.input()).items()).isEmpty();
  }

  private DiagnosisCode first() {
    return DiagnosisEngine.of(scenario.input()).items().get(0).code();
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }
}
