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

/** What is told of a pool whose statements take long, and why they do. */
class SlowStatementFindingsTest {

  private final DiagnosisScenario ward = new DiagnosisScenario();

  private Diagnosis told() {
    return DiagnosisEngine.of(ward.sights());
  }

  private List<DiagnosisCode> codes() {
    return told().items().stream().map(Diagnosis.Item::code).toList();
  }

  @Test
  void aSlowStatementIsToldWithTheDefectThatMakesItSlow() {
    ward.fullPool(BorrowerVerdict.SLOW_QUERY);
    ward.defect(defect(0.2));

    assertThat(codes()).containsExactly(DiagnosisCode.SLOW_QUERY);
    assertThat(told().items().get(0).cause())
        .contains("select", "The index platform.x is not there.");
    assertThat(told().items().get(0).cure()).contains("create index concurrently x");
  }

  @Test
  void aPoolIsNotTooSmallWhileAStatementWithADefectTakesMostOfItsTime() {
    ward.fullPool(BorrowerVerdict.RUNNING);
    ward.defect(defect(0.8));

    assertThat(codes()).containsExactly(DiagnosisCode.SLOW_QUERY);
    assertThat(told().items().get(0).cause())
        .isEqualTo(
            "Platform pool: 80 % of the time goes to one slow statement, SessionRepository.list,"
                + " 120 ms on average. The index platform.x is not there.");
  }

  @Test
  void aStandbyThatDoesNotConfirmIsNoSlowStatement() {
    ward.standbyIsSilent();

    assertThat(codes()).containsExactly(DiagnosisCode.SLOW_QUERY);
    assertThat(told().items().get(0).cause())
        .isEqualTo(
            "Platform pool: 15 connections wait for the synchronous standby to confirm what was"
                + " committed, the longest for 20 s.");
    assertThat(told().items().get(0).cure()).startsWith("Bring the standby back");
  }

  @Test
  void aPoolThatIsFullForASlowNetworkIsSentToTheNetwork() {
    ward.fullPool(BorrowerVerdict.RUNNING);
    ward.networkIsSlow();

    assertThat(codes()).containsExactly(DiagnosisCode.POOL_TOO_SMALL);
    assertThat(told().items().get(0).evidence()).contains("took 405 ms to answer");
    assertThat(told().items().get(0).cure()).startsWith("Look at the network");
  }

  @Test
  void aStatementThatTakesLittleOfTheTimeExplainsNothing() {
    ward.fullPool(BorrowerVerdict.RUNNING);
    ward.defect(defect(0.2));

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
