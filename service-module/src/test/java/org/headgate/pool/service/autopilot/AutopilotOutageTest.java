package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.autopilot.AutopilotModeRow;
import org.headgate.pool.persistence.autopilot.AutopilotStepRepository;
import org.headgate.pool.persistence.autopilot.AutopilotStepRow;
import org.headgate.pool.service.events.PoolAuditEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that ends while the operator lane is away. */
class AutopilotOutageTest {

  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

  private final Steps written = new Steps();
  private final Store store = new Store();
  private final OpenStep open = new OpenStep();
  private final Autopilot autopilot = new Autopilot();
  private final AutopilotLog log = new AutopilotLog();
  private final List<String> audited = new ArrayList<>();
  private boolean isAway = true;

  @BeforeEach
  void start() {
    store.steps = written;
    store.guard = new DatabaseGuard() {};
    autopilot.settings =
        HeadgateSettings.from(
            Map.of(
                "DATABASE_URL",
                "postgresql://headgate@db/headgate",
                "SECRET_KEY",
                "00112233445566778899aabbccddeeff".repeat(2)));
    log.audit = auditEvents();
    autopilot.log = log;
    autopilot.store = store;
    autopilot.steps = open;
    autopilot.clock = Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Test
  void wrongPredictionIsCountedLater() {
    open.ended = Optional.of(WrongPrediction.ended(NOW));
    assertThatThrownBy(autopilot::runOnce).isInstanceOf(DatabaseUnavailableException.class);
    open.ended = Optional.empty();
    assertThatThrownBy(autopilot::runOnce).isInstanceOf(DatabaseUnavailableException.class);

    isAway = false;
    autopilot.runOnce();
    autopilot.runOnce();

    assertThat(store.wrong).isOne();
  }

  @Test
  void outcomeIsWrittenLater() {
    assertThatThrownBy(() -> store.end(WrongPrediction.step(NOW)))
        .isInstanceOf(DatabaseUnavailableException.class);

    isAway = false;
    autopilot.runOnce();
    autopilot.runOnce();

    assertThat(written.outcomes).containsExactly("wrong");
  }

  @Test
  void outcomesAreAuditedLaterInTheirOrder() {
    log.ended(WrongPrediction.step(NOW));
    log.stopped(PoolName.PLATFORM, 2);
    assertThat(audited).isEmpty();

    isAway = false;
    autopilot.runOnce();
    autopilot.runOnce();

    assertThat(audited).containsExactly("autopilot_outcome", "autopilot_stopped");
  }

  /** As the listener of the audit log does. */
  @SuppressWarnings("unchecked")
  private Event<PoolAuditEvent> auditEvents() {
    return (Event<PoolAuditEvent>)
        Proxy.newProxyInstance(
            AutopilotOutageTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              audit((PoolAuditEvent) arguments[0]);
              return null;
            });
  }

  private void audit(PoolAuditEvent event) {
    try {
      write(event);
    } catch (DatabaseUnavailableException e) {
      event.whenUnavailable().orElseThrow(() -> e).accept(() -> write(event));
    }
  }

  private void write(PoolAuditEvent event) {
    requireThere();
    audited.add(event.action());
  }

  private void requireThere() {
    if (isAway) {
      throw new DatabaseUnavailableException("The lane is away.", Duration.ofSeconds(1));
    }
  }

  /** The step that has ended, if any. */
  private static final class OpenStep extends AutopilotSteps {
    private Optional<Ended> ended = Optional.empty();

    @Override
    Optional<Ended> evaluateOpenStep() {
      return ended;
    }
  }

  /** A lane that may be away. */
  private final class Store extends AutopilotStore {
    private int wrong;

    @Override
    boolean isAvailable() {
      return true;
    }

    @Override
    List<AutopilotModeRow> modes() {
      return List.of();
    }

    @Override
    List<AutopilotModeRow> recentModes() {
      return List.of();
    }

    @Override
    void addWrong(PoolName pool, int max) {
      requireThere();
      wrong++;
    }
  }

  /** The stored steps. */
  private final class Steps extends AutopilotStepRepository {
    private final List<String> outcomes = new ArrayList<>();

    private Steps() {
      super(null);
    }

    @Override
    public void end(AutopilotStepRow step) {
      requireThere();
      outcomes.add(step.outcome());
    }
  }
}
