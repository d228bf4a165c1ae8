package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolChangeRequest;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotStep;
import org.headgate.pool.persistence.autopilot.AutopilotModeRepository;
import org.headgate.pool.persistence.autopilot.AutopilotStepRepository;
import org.headgate.pool.service.events.PoolChangeEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.pool.service.history.NodeName;
import org.headgate.pool.service.inspection.PoolSettingsView;
import org.headgate.pool.service.tuning.ConnectionLeaseHolder;
import org.headgate.pool.service.tuning.PoolTuner;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The autopilots of two nodes on one real database make one step at a time. */
class AutopilotNodesTest {

  private static final int ROUNDS = 20;
  private static final PoolSettings SETTINGS = DatabaseSettings.OPERATOR_LANE.resized(5, 0);
  private static final AutopilotFigures FIGURES = new AutopilotFigures(100, 4, 0, 3);
  private static final AutopilotPlan PLAN =
      new AutopilotPlan(
          AutopilotPlan.Action.GROW,
          new PoolAdvice.Size(5, 5),
          "It is short.",
          FIGURES,
          Optional.of(FIGURES));

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final Node one = new Node("one");
  private final Node two = new Node("two");

  @BeforeEach
  void clear() {
    DATABASE.update("delete from platform.autopilot_turn");
    DATABASE.update("delete from platform.autopilot_step");
  }

  @Test
  void nodeMakesNoStepWhileAnotherWatchesItsOwn() {
    assertThat(one.begins(PoolName.PLATFORM)).isTrue();
    assertThat(two.begins(PoolName.PLATFORM)).isFalse();
    assertThat(two.begins(PoolName.USERDATA)).isFalse();
    assertThat(one.begins(PoolName.USERDATA)).isFalse();

    one.ends();

    assertThat(two.begins(PoolName.USERDATA)).isTrue();
    assertThat(one.begins(PoolName.PLATFORM)).isFalse();
  }

  @Test
  void nodesThatBeginAtOnceMakeOneStep() {
    for (int round = 0; round < ROUNDS; round++) {
      CompletableFuture<Boolean> first =
          CompletableFuture.supplyAsync(() -> one.begins(PoolName.PLATFORM));
      boolean isSecond = two.begins(PoolName.PLATFORM);

      assertThat(first.join()).isNotEqualTo(isSecond);
      (isSecond ? two : one).ends();
    }
  }

  @Test
  void stepThatOutlastsItsRightIsJoinedByNoOther() {
    assertThat(one.begins(PoolName.PLATFORM)).isTrue();
    expireRight();

    assertThat(two.begins(PoolName.PLATFORM)).isFalse();
    one.ends();
    assertThat(two.begins(PoolName.PLATFORM)).isTrue();
  }

  @Test
  void stepOfADeadNodeDelaysOthersForMinutesOnly() {
    assertThat(one.begins(PoolName.PLATFORM)).isTrue();
    expireRight();
    DATABASE.update(
        "update platform.autopilot_step set begun_at = begun_at - interval '6 minutes'");

    assertThat(two.begins(PoolName.PLATFORM)).isTrue();
  }

  /** As after an outage in which it was not renewed. */
  private static void expireRight() {
    DATABASE.update("update platform.autopilot_turn set until = now() - interval '1 second'");
  }

  private static final class Node {

    private final AutopilotSteps steps = new AutopilotSteps();
    private final Tuner tuner = new Tuner();

    private Node(String name) {
      UUID id = UUID.randomUUID();
      DataSource operatorPool = DATABASE.pool(1);
      NodeName node =
          new NodeName() {
            @Override
            public String text() {
              return name;
            }
          };
      AutopilotStore store = new AutopilotStore();
      store.modes = new AutopilotModeRepository(operatorPool);
      store.steps = new AutopilotStepRepository(operatorPool);
      store.guard = new DatabaseGuard() {};
      store.node = node;
      store.lease =
          new ConnectionLeaseHolder() {
            @Override
            public UUID nodeId() {
              return id;
            }
          };
      steps.store = store;
      steps.tuner = tuner;
      steps.log = new SilentLog();
      steps.node = node;
      steps.ids = new IdGenerator();
      steps.clock = Clock.systemUTC();
    }

    /** As the autopilot does with a plan that it may follow. */
    boolean begins(PoolName pool) {
      if (!steps.isFree(pool)) {
        return false;
      }
      assertThat(steps.begin(pool, PLAN, SETTINGS)).isEmpty();
      return true;
    }

    /** Somebody keeps the change of the step. */
    void ends() {
      PoolChange kept =
          tuner.made.ended(
              PoolChange.State.CONFIRMED, Instant.now(), "ada@example.org", Optional.empty());
      steps.changed(new PoolChangeEvent(kept));
      assertThat(steps.evaluateOpenStep()).isPresent();
    }
  }

  /** Makes every change. */
  private static final class Tuner extends PoolTuner {

    private PoolChange made;

    @Override
    public synchronized PoolChange change(PoolName pool, PoolChangeRequest request, String actor) {
      Instant now = Instant.now();
      made =
          new PoolChange(
              UUID.randomUUID(),
              pool.wireName(),
              PoolChange.State.APPLIED,
              actor,
              now,
              now.plusSeconds(240),
              PoolSettingsView.sizing(SETTINGS),
              PoolSettingsView.sizing(SETTINGS),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return made;
    }

    @Override
    public synchronized boolean isOpen(PoolName pool) {
      return false;
    }
  }

  private static final class SilentLog extends AutopilotLog {

    @Override
    void expects(AutopilotStep step) {}

    @Override
    void ended(AutopilotStep step) {}
  }
}
