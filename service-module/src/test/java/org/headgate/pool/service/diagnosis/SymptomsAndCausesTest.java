package org.headgate.pool.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.service.diagnosis.DiagnosisHistory.FormerBlocker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A symptom is never reported beside its cause, and a past cause is reported as over. */
class SymptomsAndCausesTest {

  private final DiagnosisScenario scenario = new DiagnosisScenario();

  private Diagnosis report() {
    return DiagnosisEngine.of(scenario.input());
  }

  private List<DiagnosisCode> codes() {
    return report().items().stream().map(Diagnosis.Item::code).toList();
  }

  private static DiagnosisHistory changed(PoolChange change) {
    return new DiagnosisHistory(Map.of(PoolName.PLATFORM, change), Map.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "SLOW_QUERY, 15, SLOW_QUERY",
    "SLOW_QUERY, 4, SLOW_QUERY",
    "LOCK_WAIT, 15, LOCK_WAIT",
    "LEAK, 4, LEAK"
  })
  void poolWithBlockedConnectionsIsNotTooSmall(
      BorrowerVerdict verdict, int tied, DiagnosisCode cause) {
    scenario.lockedByStatement();
    scenario.fullPool(verdict, tied);

    assertThat(codes()).containsExactly(cause);
  }

  @Test
  void singleLockWaiterDoesNotExplainAFullPool() {
    scenario.lockedByStatement();
    scenario.fullPool(BorrowerVerdict.LOCK_WAIT, 1);

    assertThat(codes()).containsExactly(DiagnosisCode.LOCK_WAIT, DiagnosisCode.POOL_TOO_SMALL);
  }

  @Test
  void lockHolderIsNamedFirstWithItsProcess() {
    scenario.lockedByStatement();
    scenario.fullPool(BorrowerVerdict.LOCK_WAIT);

    assertThat(report().summary())
        .isEqualTo(
            "psql (pid 9, postgres at 127.0.0.1) has locked platform.account for 20 s; 15 wait."
                + " Platform pool is full: 15 of 15 in use, 31 requests waiting.");
    assertThat(report().items().get(0).backendPid()).contains(9);
  }

  @Test
  void onlyIdleLockHolderIsReportedWithItsDuration() {
    scenario.idleInTransaction();
    scenario.fullPool(BorrowerVerdict.LOCK_WAIT);

    assertThat(codes()).containsExactly(DiagnosisCode.IDLE_IN_TRANSACTION);
    assertThat(report().items().get(0).cause())
        .isEqualTo(
            "psql (pid 9, postgres at 127.0.0.1) has locked platform.account and is idle in a"
                + " transaction for 20 s; 15 wait.");
    assertThat(report().items().get(0).backendPid()).contains(9);
  }

  @Test
  void idleTransactionInAnotherDatabaseIsNotReported() {
    scenario.idleInTransactionElsewhere();

    assertThat(codes()).isEmpty();
  }

  @Test
  void leakIsNotReportedWhileABorrowerMayWaitForALock() {
    scenario.fullPool(BorrowerVerdict.LEAK, 3);
    assertThat(codes()).contains(DiagnosisCode.LEAK);

    scenario.unmatchedLockWaits(3);
    assertThat(codes()).doesNotContain(DiagnosisCode.LEAK);
  }

  @ParameterizedTest
  @CsvSource({"5, true", "59, true", "61, false"})
  void poolIsNotCalledTooSmallForAMinuteAfterItsCause(int secondsAgo, boolean explained) {
    scenario.shortUntilJustNow();
    scenario.history(
        new DiagnosisHistory(
            Map.of(),
            Map.of(PoolName.PLATFORM, DiagnosisScenario.secondsAgo(secondsAgo)),
            List.of()));

    assertThat(codes().isEmpty()).isEqualTo(explained);
  }

  @Test
  void shrinkingChangeIsNamedWithItsAuthorAndId() {
    scenario.fullPool(BorrowerVerdict.RUNNING);
    scenario.refuses(1900);
    PoolChange change = DiagnosisScenario.change(15, 1);
    scenario.history(changed(change));

    assertThat(codes()).containsExactly(DiagnosisCode.POOL_CHANGE);
    assertThat(report().summary())
        .isEqualTo(
            "ada@example.org shrank platform from 15 to 1 5.0 s ago; 95 % are refused; reverted"
                + " unless kept.");
    assertThat(report().items().get(0).changeId()).contains(change.changeId());
  }

  @Test
  void growingChangeIsNotReported() {
    scenario.fullPool(BorrowerVerdict.RUNNING);
    scenario.history(changed(DiagnosisScenario.change(10, 15)));

    assertThat(codes()).containsExactly(DiagnosisCode.POOL_TOO_SMALL);
  }

  @Test
  void lockExplainsAFullPoolRatherThanAChange() {
    scenario.lockedByStatement();
    scenario.fullPool(BorrowerVerdict.LOCK_WAIT);
    scenario.history(changed(DiagnosisScenario.change(20, 15)));

    assertThat(codes()).containsExactly(DiagnosisCode.LOCK_WAIT);
  }

  @Test
  void revertedChangeIsReportedAsOver() {
    scenario.shortUntilJustNow();
    scenario.history(
        changed(
            DiagnosisScenario.change(15, 1)
                .ended(
                    PoolChange.State.REVERTED,
                    DiagnosisScenario.secondsAgo(3),
                    "headgate",
                    Optional.of("95 % of the requests are refused, before 0 %"))));

    assertThat(codes()).containsExactly(DiagnosisCode.POOL_CHANGE);
    assertThat(report().items().get(0).over()).isTrue();
    assertThat(report().summary())
        .startsWith("Healthy. ")
        .endsWith(
            "ada@example.org shrank platform from 15 to 1; 95 % of the requests are refused, before"
                + " 0 %. It was reverted automatically 3.0 s ago.");
  }

  @Test
  void endedBlockerIsReportedAsOverWithItsTerminator() {
    scenario.history(formerBlocker(9, Optional.of("ada@example.org")));

    assertThat(codes()).containsExactly(DiagnosisCode.IDLE_IN_TRANSACTION);
    assertThat(report().items().get(0).over()).isTrue();
    assertThat(report().summary())
        .isEqualTo(
            "Healthy. Platform 1 of 15, user data 1 of 15 in use; nothing waits. psql (pid 9, postgres"
                + " at 127.0.0.1) had locked platform.account for 12 s; ada@example.org ended it 4.0 s"
                + " ago.");
  }

  @Test
  void presentBlockerIsNotReportedAsOver() {
    scenario.idleInTransaction();
    scenario.fullPool(BorrowerVerdict.LOCK_WAIT);
    scenario.history(formerBlocker(9, Optional.empty()));

    assertThat(report().items()).singleElement().extracting(Diagnosis.Item::over).isEqualTo(false);
  }

  private static DiagnosisHistory formerBlocker(int pid, Optional<String> endedBy) {
    return new DiagnosisHistory(
        Map.of(),
        Map.of(),
        List.of(
            new FormerBlocker(
                DiagnosisCode.IDLE_IN_TRANSACTION,
                pid,
                "psql (pid 9, postgres at 127.0.0.1)",
                "platform.account",
                Duration.ofSeconds(12),
                DiagnosisScenario.secondsAgo(16),
                DiagnosisScenario.secondsAgo(4),
                endedBy)));
  }
}
