package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.alerts.api.AlertKind;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.junit.jupiter.api.Test;

/** Which findings are causes, and which are covered by the alert of another. */
class FindingSelectorTest {

  private Instant now = Instant.parse("2026-11-29T03:00:00Z");
  private final FindingSelector selector = new FindingSelector();

  @Test
  void everyDiagnosisCodeHasAnAlertKind() {
    assertThat(Arrays.stream(DiagnosisCode.values()).map(AlertKind::of).distinct())
        .hasSize(DiagnosisCode.values().length);
  }

  @Test
  void effectsOfALockAreCoveredByItsAlert() {
    assertThat(
            kinds(
                finding(DiagnosisCode.LOCK_WAIT, "platform"),
                finding(DiagnosisCode.POOL_TOO_SMALL, "platform"),
                finding(DiagnosisCode.CIRCUIT_OPEN, "operator")))
        .containsExactly(AlertKind.LOCK_WAIT);
  }

  @Test
  void unavailableDatabaseIsOneAlertForAllPools() {
    assertThat(
            kinds(
                finding(DiagnosisCode.DATABASE_DOWN, "platform"),
                finding(DiagnosisCode.DATABASE_DOWN, "userdata"),
                finding(DiagnosisCode.DATABASE_DOWN, "operator")))
        .containsExactly(AlertKind.DATABASE_DOWN);
  }

  @Test
  void twoDatabasesHaveTwoCauses() {
    assertThat(
            kinds(
                finding(DiagnosisCode.DATABASE_DOWN, "userdata"),
                finding(DiagnosisCode.LOCK_WAIT, "platform")))
        .containsExactly(AlertKind.DATABASE_DOWN, AlertKind.LOCK_WAIT);
  }

  @Test
  void clockSkewIsASeparateAlert() {
    assertThat(
            kinds(
                finding(DiagnosisCode.LOCK_WAIT, "platform"),
                finding(DiagnosisCode.CLOCK_SKEW, "platform")))
        .containsExactly(AlertKind.LOCK_WAIT, AlertKind.CLOCK_SKEW);
  }

  @Test
  void newFindingsAreNotSelectedAtOnce() {
    Diagnosis.Item effect = finding(DiagnosisCode.POOL_TOO_SMALL, "platform");
    Diagnosis.Item lock = finding(DiagnosisCode.LOCK_WAIT, "platform");

    assertThat(selector.select(List.of(effect), now)).isEmpty();
    assertThat(selector.select(List.of(lock, effect), now)).isEmpty();
    assertThat(kinds(lock, effect)).containsExactly(AlertKind.LOCK_WAIT);
  }

  @Test
  void selectedFindingsStayWhenAHeavierOneAppears() {
    Diagnosis.Item slow = finding(DiagnosisCode.SLOW_QUERY, "platform");
    Diagnosis.Item lock = finding(DiagnosisCode.LOCK_WAIT, "platform");
    kinds(slow);

    assertThat(kinds(lock, slow)).containsExactly(AlertKind.LOCK_WAIT, AlertKind.SLOW_QUERY);
    assertThat(kinds(lock)).containsExactly(AlertKind.LOCK_WAIT);
  }

  @Test
  void symptomOutlastingItsCauseIsSelected() {
    Diagnosis.Item circuit = finding(DiagnosisCode.CIRCUIT_OPEN, "operator");
    kinds(finding(DiagnosisCode.DATABASE_DOWN, "platform"), circuit);

    now = now.plusSeconds(10);
    assertThat(kinds(circuit)).isEmpty();
    now = now.plusSeconds(20);
    assertThat(kinds(circuit)).containsExactly(AlertKind.CIRCUIT_OPEN);
  }

  @Test
  void clockSetBackDoesNotSuppressLaterFindings() {
    kinds(finding(DiagnosisCode.DATABASE_DOWN, "platform"));

    now = now.minus(Duration.ofHours(1));
    assertThat(kinds(finding(DiagnosisCode.SLOW_QUERY, "platform")))
        .containsExactly(AlertKind.SLOW_QUERY);
  }

  @Test
  void sameFaultOfAnotherDatabaseIsNotSelectedAgain() {
    kinds(finding(DiagnosisCode.DATABASE_DOWN, "platform"));

    now = now.plusSeconds(5);
    assertThat(kinds(finding(DiagnosisCode.DATABASE_DOWN, "userdata"))).isEmpty();
  }

  /** The kinds that are selected when the findings are seen twice. */
  private List<AlertKind> kinds(Diagnosis.Item... findings) {
    selector.select(List.of(findings), now);
    return selector.select(List.of(findings), now).stream().map(AlertCause::kind).toList();
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
