package org.headgate.pool.service.autopilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolChangeNotOpenException;
import org.headgate.pool.api.PoolChangeRequest;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotStep;
import org.headgate.pool.api.autopilot.AutopilotStep.Outcome;
import org.headgate.pool.service.events.PoolChangeEvent;
import org.headgate.pool.service.history.NodeName;
import org.headgate.pool.service.monitoring.DemandSample;
import org.headgate.pool.service.tuning.PoolTuner;

/**
 * Makes a step by a change that reverts itself, as an operator would, and determines its outcome.
 * One step is open at a time; the caller admits one thread at a time.
 */
@ApplicationScoped
class AutopilotSteps {

  /** The actor of the autopilot's changes. */
  static final String ACTOR = "autopilot";

  private static final Logger LOG = SingleLineLogger.of(AutopilotSteps.class);
  private static final int CONFIRM_WITHIN_SECONDS = 240;
  private static final String AUTOMATIC_ACTOR = "headgate";
  private static final String IN_TIME = "not confirmed in time";

  @Inject PoolTuner tuner;
  @Inject AutopilotStore store;
  @Inject AutopilotObserver observer;
  @Inject AutopilotLog log;
  @Inject NodeName node;
  @Inject IdGenerator ids;
  @Inject Clock clock;

  private final Map<UUID, PoolChange> endedChanges = new ConcurrentHashMap<>();
  private Optional<Open> open = Optional.empty();

  private record Open(PoolName pool, AutopilotPlan plan, AutopilotStep step, UUID change) {}

  /**
   * A step that has ended.
   *
   * @param reverted whether the pool has its former size
   */
  record Ended(PoolName pool, AutopilotPlan plan, AutopilotStep step, boolean reverted) {}

  /** Called on the thread that ends the change, which holds locks of its own. */
  void changed(@Observes PoolChangeEvent event) {
    PoolChange change = event.change();
    if (change.actor().equals(ACTOR) && change.state() != PoolChange.State.APPLIED) {
      endedChanges.put(change.changeId(), change);
    }
  }

  boolean hasOpen() {
    return open.isPresent();
  }

  /** Whether a step of the pool can begin: no other change is open, and this node may act. */
  boolean isFree(PoolName pool) {
    return open.isEmpty() && !tuner.isOpen(pool) && store.acquireLease();
  }

  /**
   * Records the prediction and makes the step.
   *
   * @return the step where it has ended already, because the change was refused
   */
  Optional<Ended> begin(PoolName pool, AutopilotPlan plan, PoolSettings previous) {
    AutopilotStep step =
        new AutopilotStep(
            ids.next(),
            node.text(),
            pool.wireName(),
            Optional.empty(),
            clock.instant(),
            new PoolAdvice.Size(previous.minPoolSize(), previous.overflow()),
            plan.size(),
            plan.reason(),
            plan.seen(),
            plan.expected().orElseThrow(),
            Outcome.OPEN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    store.add(step);
    try {
      log.expects(step);
      PoolChange change = tuner.change(pool, request(plan.size()), ACTOR);
      open = Optional.of(new Open(pool, plan, step, change.changeId()));
    } catch (RuntimeException e) {
      return Optional.of(
          end(
              new Open(pool, plan, step, step.stepId()),
              new StepEvaluation(Outcome.NOT_JUDGED, "The change was refused: " + e.getMessage()),
              Optional.empty(),
              true));
    }
    store.recordChange(step, open.get().change());
    return Optional.empty();
  }

  private static PoolChangeRequest request(PoolAdvice.Size size) {
    return new PoolChangeRequest(
        Optional.of(size.poolSize()),
        Optional.of(size.maxOverflow()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(CONFIRM_WITHIN_SECONDS));
  }

  /** Evaluates the open step; returns it once it has ended. */
  Optional<Ended> evaluateOpenStep() {
    return open.flatMap(this::evaluate);
  }

  private Optional<Ended> evaluate(Open step) {
    PoolChange ended = endedChanges.remove(step.change());
    if (ended != null) {
      return Optional.of(
          end(
              step,
              outcomeOf(ended),
              Optional.empty(),
              ended.state() == PoolChange.State.REVERTED));
    }
    List<DemandSample> samples =
        observer.since(step.pool(), step.step().begunAt().plus(StepEvaluation.SETTLING_TIME));
    PoolAdvice.Size size = step.step().after();
    Optional<StepEvaluation> evaluation =
        StepEvaluation.of(
            step.plan().action() == AutopilotPlan.Action.SHRINK,
            size.poolSize() + size.maxOverflow(),
            step.step().expected(),
            samples);
    if (evaluation.isEmpty()) {
      store.acquireLease();
      return Optional.empty();
    }
    AutopilotFigures measured = DemandFigures.of(DemandFigures.together(samples));
    return Optional.of(finish(step, evaluation.get(), measured));
  }

  private Ended finish(Open step, StepEvaluation evaluation, AutopilotFigures measured) {
    if (evaluation.outcome() == Outcome.WRONG) {
      return revert(step, evaluation, measured);
    }
    try {
      tuner.confirm(step.change(), ACTOR);
      return end(step, evaluation, Optional.of(measured), false);
    } catch (PoolChangeNotOpenException e) {
      return revert(step, new StepEvaluation(Outcome.NOT_JUDGED, e.getMessage()), measured);
    }
  }

  private Ended revert(Open step, StepEvaluation evaluation, AutopilotFigures measured) {
    try {
      tuner.revert(step.change(), ACTOR);
    } catch (PoolChangeNotOpenException e) {
      LOG.log(Level.DEBUG, "The step is over already", e);
    }
    return end(step, evaluation, Optional.of(measured), true);
  }

  /** The outcome of a change that somebody, or its own watch, has ended. */
  private static StepEvaluation outcomeOf(PoolChange change) {
    String reason = change.reason().orElse("");
    String actor = change.endedBy().orElse(AUTOMATIC_ACTOR);
    if (change.state() == PoolChange.State.CONFIRMED) {
      return new StepEvaluation(Outcome.NOT_JUDGED, "Kept by " + actor + ".");
    }
    return actor.equals(AUTOMATIC_ACTOR) && !reason.equals(IN_TIME)
        ? new StepEvaluation(Outcome.WRONG, "Reverted by the change's own monitor: " + reason + ".")
        : new StepEvaluation(Outcome.NOT_JUDGED, "Reverted by " + actor + ": " + reason + ".");
  }

  private Ended end(
      Open step, StepEvaluation evaluation, Optional<AutopilotFigures> measured, boolean reverted) {
    open = Optional.empty();
    endedChanges.remove(step.change());
    AutopilotStep begun = step.step();
    AutopilotStep ended =
        new AutopilotStep(
            begun.stepId(),
            begun.node(),
            begun.pool(),
            Optional.of(step.change()).filter(change -> !change.equals(begun.stepId())),
            begun.begunAt(),
            begun.before(),
            begun.after(),
            begun.reason(),
            begun.seen(),
            begun.expected(),
            evaluation.outcome(),
            measured,
            Optional.of(clock.instant()),
            Optional.of(evaluation.explanation()));
    log.ended(ended);
    try {
      store.end(ended);
      store.releaseLease();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The outcome of the autopilot's step is written later", e);
    }
    return new Ended(step.pool(), step.plan(), ended, reverted);
  }
}
