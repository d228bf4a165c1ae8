package org.headgate.pool.service.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.history.IncidentSummary;
import org.junit.jupiter.api.Test;

class OpenIncidentTest {

  private static final Instant BEGAN = Instant.parse("2027-03-01T10:00:00Z");
  private static final Diagnosis.Item LOCK = finding(DiagnosisCode.LOCK_WAIT);
  private static final Diagnosis.Item SMALL = finding(DiagnosisCode.POOL_TOO_SMALL);

  private final OpenIncident incident =
      new OpenIncident(
          new IncidentSummary(
              new UUID(0, 1),
              "here:9080",
              LOCK.code(),
              LOCK.pool(),
              LOCK.cause(),
              BEGAN,
              Optional.empty()),
          LOCK,
          new IncidentSnapshot(List.of(), List.of(), List.of(), List.of()),
          BEGAN);

  @Test
  void relatedFindingsBelongToTheIncident() {
    assertThat(incident.addFindings(List.of(LOCK, SMALL), BEGAN.plusSeconds(2))).isFalse();

    assertThat(incident.findings()).containsExactly(LOCK, SMALL);
  }

  @Test
  void incidentEndsTenSecondsAfterItsLastFinding() {
    assertThat(incident.addFindings(List.of(LOCK), BEGAN.plusSeconds(20))).isFalse();
    assertThat(incident.addFindings(List.of(), BEGAN.plusSeconds(29))).isFalse();
    assertThat(incident.addFindings(List.of(SMALL), BEGAN.plusSeconds(30))).isTrue();

    assertThat(incident.summary().endedAt()).contains(BEGAN.plusSeconds(20));
    assertThat(incident.addFindings(List.of(), BEGAN.plusSeconds(31))).isFalse();
  }

  @Test
  void clockSetBackDoesNotKeepIncidentOpen() {
    assertThat(incident.addFindings(List.of(), BEGAN.minusSeconds(3600))).isTrue();
  }

  @Test
  void earlyRecurrenceContinuesTheIncident() {
    assertThat(incident.addFindings(List.of(), BEGAN.plusSeconds(8))).isFalse();
    assertThat(incident.addFindings(List.of(LOCK), BEGAN.plusSeconds(9))).isFalse();
    assertThat(incident.addFindings(List.of(), BEGAN.plusSeconds(18))).isFalse();

    assertThat(incident.isOver()).isFalse();
  }

  @Test
  void recordingContinuesForFiveMinutes() {
    incident.end(BEGAN.plusSeconds(60));

    assertThat(incident.from()).isEqualTo(BEGAN.minusSeconds(300));
    assertThat(incident.isComplete(BEGAN.plusSeconds(359))).isFalse();
    assertThat(incident.until(BEGAN.plusSeconds(100))).isEqualTo(BEGAN.plusSeconds(100));
    assertThat(incident.isComplete(BEGAN.plusSeconds(360))).isTrue();
    assertThat(incident.until(BEGAN.plusSeconds(400))).isEqualTo(BEGAN.plusSeconds(360));
  }

  private static Diagnosis.Item finding(DiagnosisCode code) {
    return new Diagnosis.Item(
        code,
        "psql has locked platform.account.",
        "evidence",
        "cure",
        BEGAN,
        Optional.of("platform"),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
