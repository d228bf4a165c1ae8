package org.headgate.pool.service.autopilot;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.headgate.common.service.PeriodicTask;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.AutopilotSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotPlan.Action;
import org.headgate.pool.api.autopilot.AutopilotStep.Outcome;
import org.headgate.pool.api.autopilot.PoolAutopilot.Mode;
import org.headgate.pool.persistence.autopilot.AutopilotModeRow;
import org.headgate.pool.service.autopilot.AutopilotSteps.Ended;
import org.headgate.pool.service.tuning.EffectivePoolSettings;

/**
 * Evaluates each business pool every five seconds and, if it may, changes its size one step at a
 * time. Two wrong predictions stop it until somebody switches it on again.
 */
@ApplicationScoped
public class Autopilot {

  /** The number of wrong predictions that stop it. */
  static final int WRONG_TO_STOP = 2;

  private static final Duration PERIOD = Duration.ofSeconds(5);

  @Inject HeadgateSettings settings;
  @Inject EffectivePoolSettings effective;
  @Inject AutopilotObserver observer;
  @Inject AutopilotSteps steps;
  @Inject AutopilotStore store;
  @Inject AutopilotLog log;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<PoolName, AutopilotState> states = new EnumMap<>(PoolName.class);
  private final Map<PoolName, AutopilotPlan> plans = new EnumMap<>(PoolName.class);

  /** Pools with a wrong prediction that could not be counted yet. */
  private final Queue<PoolName> uncounted = new ArrayDeque<>();

  private Optional<PeriodicTask> periodicTask = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(PeriodicTask.startAfterDelay(executor, "autopilot", PERIOD, this::runOnce));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  /** The present plan for a pool; empty while it is off, and before the first evaluation. */
  Optional<AutopilotPlan> plan(PoolName pool) {
    synchronized (plans) {
      return Optional.ofNullable(plans.get(pool));
    }
  }

  Mode mode(PoolName pool, AutopilotModeRow row) {
    return row.mode()
        .map(Mode::ofWireName)
        .orElseGet(() -> Mode.valueOf(settings.autopilot().of(pool).name()));
  }

  synchronized void runOnce() {
    if (!store.isAvailable()) {
      return;
    }
    store.writeUnwritten();
    log.writeUnwritten();
    countWrong();
    steps.evaluateOpenStep().ifPresent(this::recordEnd);
    List<AutopilotModeRow> rows = store.recentModes();
    for (PoolName pool : AutopilotSettings.POOLS) {
      AutopilotModeRow row =
          rows.stream()
              .filter(stored -> stored.pool().equals(pool.wireName()))
              .findFirst()
              .orElseGet(() -> AutopilotModeRow.none(pool.wireName()));
      evaluate(pool, mode(pool, row), row.stoppedAt().isPresent());
    }
  }

  private void evaluate(PoolName pool, Mode mode, boolean stopped) {
    if (mode == Mode.OFF) {
      synchronized (plans) {
        plans.remove(pool);
      }
      return;
    }
    AutopilotInput input = observer.observe(pool, past(pool));
    states.put(pool, input.past());
    AutopilotPlan plan = AutopilotPolicy.decide(input);
    synchronized (plans) {
      plans.put(pool, plan);
    }
    boolean acts = mode == Mode.ACT && !stopped && plan.action() != Action.LEAVE;
    if (acts && steps.isFree(pool) && mayAct(pool)) {
      states.put(pool, input.past().began(plan, input.now()));
      steps.begin(pool, plan, input.settings()).ifPresent(this::recordEnd);
    }
  }

  /** Asked once more before each step, because somebody may have stopped it just now. */
  private boolean mayAct(PoolName pool) {
    AutopilotModeRow row = store.mode(pool);
    return mode(pool, row) == Mode.ACT && row.stoppedAt().isEmpty();
  }

  private AutopilotState past(PoolName pool) {
    return states.computeIfAbsent(
        pool, first -> AutopilotState.initial(effective.of(pool).maxPoolSize(), clock.instant()));
  }

  private void recordEnd(Ended ended) {
    PoolName pool = ended.pool();
    Instant now = clock.instant();
    boolean wrong = ended.step().outcome() == Outcome.WRONG;
    if (ended.reverted()) {
      states.put(
          pool,
          past(pool)
              .reverted(
                  ended.plan().action(),
                  ended.step().after().poolSize() + ended.step().after().maxOverflow(),
                  ended.step().measured().filter(measured -> wrong),
                  wrong ? "the last prediction was wrong" : "the last step was reverted",
                  now));
    }
    if (wrong) {
      uncounted.add(pool);
      countWrong();
    }
  }

  /** Nothing is evaluated before each wrong prediction is counted: it may be the last one. */
  private void countWrong() {
    for (PoolName pool = uncounted.peek(); pool != null; pool = uncounted.peek()) {
      store.addWrong(pool, WRONG_TO_STOP);
      uncounted.remove();
      AutopilotModeRow row = store.mode(pool);
      if (row.stoppedAt().isPresent()) {
        log.stopped(pool, row.wrong());
      }
    }
  }
}
