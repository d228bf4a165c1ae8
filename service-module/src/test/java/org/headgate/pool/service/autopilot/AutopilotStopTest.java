package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.persistence.autopilot.AutopilotModeRepository;
import org.headgate.pool.persistence.autopilot.AutopilotStepRepository;
import org.headgate.pool.service.events.PoolAuditEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.pool.service.monitoring.DemandSample;
import org.headgate.pool.service.monitoring.SharedValueMonitor;
import org.headgate.pool.service.tuning.EffectivePoolSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An autopilot whose predictions turn out wrong, with its count in a real database. */
class AutopilotStopTest {

  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");
  private static final int SAMPLES = 90;
  private static final Duration HOLD = Duration.ofMillis(100);
  private static final PoolSettings SETTINGS = DatabaseSettings.OPERATOR_LANE.resized(1, 9);
  private static final String ADA = "ada@example.org";

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final Autopilot autopilot = new Autopilot();
  private final AutopilotStore store = store();
  private final Steps steps = new Steps();
  private final List<String> audited = new ArrayList<>();

  @BeforeEach
  void switchOn() {
    DATABASE.update("delete from platform.pool_autopilot");
    autopilot.settings =
        HeadgateSettings.from(
            Map.of(
                "DATABASE_URL",
                "postgresql://headgate@db/headgate",
                "SECRET_KEY",
                "00112233445566778899aabbccddeeff".repeat(2)));
    autopilot.effective = new EffectivePoolSettings(autopilot.settings);
    autopilot.observer = new ShortPool();
    autopilot.steps = steps;
    autopilot.store = store;
    autopilot.log = new AutopilotLog();
    autopilot.log.audit = auditEvents();
    autopilot.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    store.setMode(PoolName.PLATFORM, "act", ADA);
  }

  @Test
  void secondWrongPredictionStopsIt() {
    autopilot.runOnce();
    endStepAsWrong();
    assertThat(steps.begun).isEqualTo(2);
    assertThat(audited).isEmpty();

    endStepAsWrong();
    autopilot.runOnce();

    assertThat(steps.begun).isEqualTo(2);
    assertThat(audited).containsExactly("autopilot_stopped");
    assertThat(store.mode(PoolName.PLATFORM).stoppedAt()).isPresent();
  }

  @Test
  void stoppedAutopilotStillAdvises() {
    endStepAsWrong();
    endStepAsWrong();

    autopilot.runOnce();

    assertThat(autopilot.plan(PoolName.PLATFORM))
        .hasValueSatisfying(plan -> assertThat(plan.action()).isEqualTo(AutopilotPlan.Action.GROW));
  }

  @Test
  void whoeverSetsItGivesItAnotherChance() {
    endStepAsWrong();
    endStepAsWrong();
    int begun = steps.begun;

    store.setMode(PoolName.PLATFORM, "act", ADA);
    autopilot.runOnce();

    assertThat(steps.begun).isEqualTo(begun + 1);
    assertThat(store.mode(PoolName.PLATFORM).wrong()).isZero();
  }

  @Test
  void advisingAutopilotMakesNoStep() {
    store.setMode(PoolName.PLATFORM, "advise", ADA);

    autopilot.runOnce();

    assertThat(steps.begun).isZero();
    assertThat(autopilot.plan(PoolName.PLATFORM)).isPresent();
  }

  private void endStepAsWrong() {
    steps.ended = Optional.of(WrongPrediction.ended(NOW));
    autopilot.runOnce();
  }

  private static AutopilotStore store() {
    DataSource operatorPool = DATABASE.pool(1);
    AutopilotStore created =
        new AutopilotStore() {
          @Override
          boolean isAvailable() {
            return true;
          }
        };
    created.modes = new AutopilotModeRepository(operatorPool);
    created.steps = new AutopilotStepRepository(operatorPool);
    created.guard = new DatabaseGuard() {};
    created.sharedValues = new SharedValueMonitor();
    return created;
  }

  @SuppressWarnings("unchecked")
  private Event<PoolAuditEvent> auditEvents() {
    return (Event<PoolAuditEvent>)
        Proxy.newProxyInstance(
            AutopilotStopTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              audited.add(((PoolAuditEvent) arguments[0]).action());
              return null;
            });
  }

  /** Counts the steps that begin; one that has ended is told once. */
  private static final class Steps extends AutopilotSteps {
    private Optional<Ended> ended = Optional.empty();
    private int begun;

    @Override
    Optional<Ended> evaluateOpenStep() {
      Optional<Ended> told = ended;
      ended = Optional.empty();
      return told;
    }

    @Override
    boolean isFree(PoolName pool) {
      return true;
    }

    @Override
    Optional<Ended> begin(PoolName pool, AutopilotPlan plan, PoolSettings previous) {
      begun++;
      return Optional.empty();
    }
  }

  /** Calls wait for long, and nothing but the size explains it. */
  private static final class ShortPool extends AutopilotObserver {

    @Override
    AutopilotInput observe(PoolName pool, AutopilotState past) {
      return new AutopilotInput(
          NOW,
          SETTINGS,
          IntStream.range(0, SAMPLES).mapToObj(ShortPool::sample).toList(),
          Optional.of(HOLD),
          OptionalInt.of(2),
          Optional.empty(),
          Optional.empty(),
          Optional.of(100),
          past);
    }

    private static DemandSample sample(int index) {
      return new DemandSample(
          NOW.minusSeconds(10L * (SAMPLES - index)),
          Duration.ofSeconds(10),
          1000,
          0,
          10,
          HOLD,
          Duration.ofMillis(400),
          false);
    }
  }
}
