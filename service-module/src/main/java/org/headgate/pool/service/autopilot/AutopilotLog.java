package org.headgate.pool.service.autopilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.common.service.DeferredAuditEntries;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotStep;
import org.headgate.pool.service.events.PoolAuditEvent;

/**
 * Writes to the log and the audit log what the autopilot expects, what happened, and who set it.
 */
@ApplicationScoped
class AutopilotLog {

  private static final Logger LOG = SingleLineLogger.of(AutopilotLog.class);

  /** Enough for an outage of days, since a step takes minutes. */
  private static final int MAX_UNWRITTEN = 500;

  @Inject Event<PoolAuditEvent> audit;

  private final DeferredAuditEntries unwritten =
      new DeferredAuditEntries(
          AutopilotLog.class, "The outcome of the autopilot's step", MAX_UNWRITTEN);

  /** Records a step before it is made. A step that cannot be recorded is not made. */
  void expects(AutopilotStep step) {
    Map<String, String> details = details(step);
    details.put("expected", describe(step.expected()));
    details.put("reason", step.reason());
    audit.fire(new PoolAuditEvent("autopilot_step", step.pool(), details));
    LOG.log(
        Level.INFO,
        "The autopilot changes the pool {0} from {1} to {2}. It expects: {3}. {4}",
        step.pool(),
        describe(step.before()),
        describe(step.after()),
        describe(step.expected()),
        step.reason());
  }

  void ended(AutopilotStep step) {
    LOG.log(
        Level.INFO,
        "The autopilot''s step of the pool {0} from {1} to {2} was {3}: {4}",
        step.pool(),
        describe(step.before()),
        describe(step.after()),
        step.outcome().wireName(),
        step.explanation().orElse(""));
    Map<String, String> details = details(step);
    details.put("outcome", step.outcome().wireName());
    step.measured().ifPresent(measured -> details.put("measured", describe(measured)));
    step.explanation().ifPresent(explanation -> details.put("explanation", explanation));
    fire("autopilot_outcome", step.pool(), details);
  }

  void stopped(PoolName pool, int wrong) {
    LOG.log(
        Level.WARNING,
        "The autopilot of the pool {0} stopped itself: {1} of its predictions were wrong. It advises until it is"
            + " switched on again",
        pool.wireName(),
        wrong);
    fire("autopilot_stopped", pool.wireName(), Map.of("wrong", String.valueOf(wrong)));
  }

  void set(PoolName pool, String mode) {
    audit.fire(new PoolAuditEvent("autopilot_set", pool.wireName(), Map.of("mode", mode)));
  }

  /** Writes what could not be written at its time. */
  void writeUnwritten() {
    unwritten.write();
  }

  /** Records the end of a step, which has ended whether or not this can be written now. */
  private void fire(String action, String pool, Map<String, String> details) {
    unwritten.write();
    try {
      audit.fire(new PoolAuditEvent(action, pool, details, Optional.of(unwritten::add)));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The outcome of the autopilot's step is missing in the audit log", e);
    }
  }

  private static Map<String, String> details(AutopilotStep step) {
    Map<String, String> details = new TreeMap<>();
    details.put("step_id", step.stepId().toString());
    details.put("before", describe(step.before()));
    details.put("after", describe(step.after()));
    return details;
  }

  private static String describe(PoolAdvice.Size size) {
    return size.poolSize() + " + " + size.maxOverflow();
  }

  private static String describe(AutopilotFigures figures) {
    return String.format(
        Locale.ROOT,
        "waits of %.0f ms for 95 of 100 calls, %.1f %% refused, %.1f connections in use at %.0f calls a second",
        figures.waitP95Milliseconds(),
        figures.refusedPercent(),
        figures.inUse(),
        figures.arrivalsPerSecond());
  }
}
