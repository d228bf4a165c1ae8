package org.headgate.pool.service.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.junit.jupiter.api.Test;

/** Findings of one moment, and which of them are incidents. */
class IndependentFindingsTest {

  @Test
  void effectsInTheSameDatabaseAreNoIncidents() {
    assertThat(
            codes(
                finding(DiagnosisCode.LOCK_WAIT, "platform"),
                finding(DiagnosisCode.POOL_TOO_SMALL, "platform"),
                finding(DiagnosisCode.CIRCUIT_OPEN, "operator")))
        .containsExactly(DiagnosisCode.LOCK_WAIT);
  }

  @Test
  void causesInTwoDatabasesAreTwoIncidents() {
    assertThat(
            codes(
                finding(DiagnosisCode.DATABASE_DOWN, "userdata"),
                finding(DiagnosisCode.LOCK_WAIT, "platform")))
        .containsExactly(DiagnosisCode.DATABASE_DOWN, DiagnosisCode.LOCK_WAIT);
  }

  @Test
  void sameFaultOfBothDatabasesIsOneIncident() {
    assertThat(
            codes(
                finding(DiagnosisCode.DATABASE_DOWN, "platform"),
                finding(DiagnosisCode.DATABASE_DOWN, "userdata")))
        .containsExactly(DiagnosisCode.DATABASE_DOWN);
  }

  @Test
  void wrongClockIsAnIncidentOfItsOwn() {
    assertThat(
            codes(
                finding(DiagnosisCode.LOCK_WAIT, "platform"),
                finding(DiagnosisCode.CLOCK_SKEW, "platform")))
        .containsExactly(DiagnosisCode.LOCK_WAIT, DiagnosisCode.CLOCK_SKEW);
  }

  private static List<DiagnosisCode> codes(Diagnosis.Item... harmful) {
    return IndependentFindings.of(List.of(harmful)).stream().map(Diagnosis.Item::code).toList();
  }

  private static Diagnosis.Item finding(DiagnosisCode code, String pool) {
    return new Diagnosis.Item(
        code,
        "It is so.",
        "Figures.",
        "Mend it.",
        Instant.EPOCH,
        Optional.of(pool),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
