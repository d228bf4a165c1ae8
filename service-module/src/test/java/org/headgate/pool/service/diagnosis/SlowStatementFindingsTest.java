package org.headgate.pool.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.api.statements.StatementDefect;
import org.headgate.pool.persistence.sources.StatementShape;
import org.headgate.pool.service.statements.SlowStatementFinding;
import org.junit.jupiter.api.Test;

/** Findings about a pool with slow statements, and their causes. */
class SlowStatementFindingsTest {

  private final DiagnosisScenario scenario = new DiagnosisScenario();

  private Diagnosis report() {
    return DiagnosisEngine.of(scenario.input());
  }

  private List<DiagnosisCode> codes() {
    return report().items().stream().map(Diagnosis.Item::code).toList();
  }

  @Test
  void slowStatementIsReportedWithItsDefect() {
    scenario.fullPool(BorrowerVerdict.SLOW_QUERY);
    scenario.defect(defect(0.2));

    assertThat(codes()).containsExactly(DiagnosisCode.SLOW_QUERY);
    assertThat(report().items().get(0).cause())
        .contains("select", "The index platform.x is not there.");
    assertThat(report().items().get(0).cure()).contains("create index concurrently x");
  }

  @Test
  void dominantDefectiveStatementExplainsAFullPool() {
    scenario.fullPool(BorrowerVerdict.RUNNING);
    scenario.defect(defect(0.8));

    assertThat(codes()).containsExactly(DiagnosisCode.SLOW_QUERY);
    assertThat(report().items().get(0).cause())
        .isEqualTo(
            "Platform pool: 80 % of the time goes to one slow statement, SessionRepository.list,"
                + " 120 ms on average. The index platform.x is not there.");
  }

  @Test
  void silentStandbyIsReportedAsCauseOfSlowCommits() {
    scenario.standbyIsSilent();

    assertThat(codes()).containsExactly(DiagnosisCode.SLOW_QUERY);
    assertThat(report().items().get(0).cause())
        .isEqualTo(
            "Platform pool: 15 connections wait for the synchronous standby to confirm what was"
                + " committed, the longest for 20 s.");
    assertThat(report().items().get(0).cure()).startsWith("Bring the standby back");
  }

  @Test
  void slowNetworkIsTheCureOfAFullPool() {
    scenario.fullPool(BorrowerVerdict.RUNNING);
    scenario.networkIsSlow();

    assertThat(codes()).containsExactly(DiagnosisCode.POOL_TOO_SMALL);
    assertThat(report().items().get(0).evidence()).contains("took 405 ms to answer");
    assertThat(report().items().get(0).cure()).startsWith("Look at the network");
  }

  @Test
  void minorDefectiveStatementDoesNotExplainAFullPool() {
    scenario.fullPool(BorrowerVerdict.RUNNING);
    scenario.defect(defect(0.2));

    assertThat(codes()).containsExactly(DiagnosisCode.POOL_TOO_SMALL);
  }

  private static SlowStatementFinding defect(double share) {
    return new SlowStatementFinding(
        new StatementAdvice(
            StatementDefect.DROPPED_INDEX,
            "The index platform.x is not there.",
            "It reads all.",
            "Create it again.",
            Optional.of("platform.session"),
            Optional.of("7"),
            Optional.of("create index concurrently x on platform.session (y);")),
        StatementShape.of(DiagnosisScenario.STATEMENT),
        "SessionRepository.list",
        share,
        120);
  }
}
