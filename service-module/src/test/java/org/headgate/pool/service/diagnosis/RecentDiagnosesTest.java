package org.headgate.pool.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.service.events.BackendSignalEvent;
import org.headgate.pool.service.events.PoolChangeEvent;
import org.junit.jupiter.api.Test;

class RecentDiagnosesTest {

  private final RecentDiagnoses memory = new RecentDiagnoses();
  private final DiagnosisScenario scenario = new DiagnosisScenario();

  private void diagnose() {
    DiagnosisInput input = scenario.input();
    memory.recordFindings(input, DiagnosisEngine.findings(input));
  }

  @Test
  void healthyServerLeavesNoHistory() {
    diagnose();

    assertThat(memory.history()).isEqualTo(DiagnosisHistory.NONE);
  }

  @Test
  void endedBlockerIsKeptWithItsTerminator() {
    scenario.idleInTransaction();
    scenario.fullPool(BorrowerVerdict.LOCK_WAIT);
    diagnose();
    memory.signalled(new BackendSignalEvent(9, "ada@example.org"));

    assertThat(memory.history().formerBlockers())
        .singleElement()
        .satisfies(
            former -> {
              assertThat(former.locked()).isEqualTo("platform.account");
              assertThat(former.endedBy()).contains("ada@example.org");
            });
  }

  @Test
  void explanationOfAFullPoolIsKept() {
    scenario.fullPool(BorrowerVerdict.SLOW_QUERY);
    diagnose();

    assertThat(memory.history().explained()).containsOnlyKeys(PoolName.PLATFORM);
    assertThat(memory.history().withoutExplanations().explained()).isEmpty();
  }

  @Test
  void latestPoolChangeIsKept() {
    memory.changed(new PoolChangeEvent(DiagnosisScenario.change(15, 5)));
    memory.changed(new PoolChangeEvent(DiagnosisScenario.change(15, 1)));

    assertThat(memory.history().changes())
        .containsExactly(java.util.Map.entry(PoolName.PLATFORM, DiagnosisScenario.change(15, 1)));
  }
}
