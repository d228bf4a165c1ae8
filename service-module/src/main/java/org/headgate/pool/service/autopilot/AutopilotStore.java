package org.headgate.pool.service.autopilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.autopilot.AutopilotStep;
import org.headgate.pool.persistence.autopilot.AutopilotModeRepository;
import org.headgate.pool.persistence.autopilot.AutopilotModeRow;
import org.headgate.pool.persistence.autopilot.AutopilotStepRepository;
import org.headgate.pool.persistence.autopilot.AutopilotStepRow;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.history.NodeName;
import org.headgate.pool.service.monitoring.PlatformAvailability;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;
import org.headgate.pool.service.tuning.ConnectionLeaseHolder;

/**
 * The shared state of all nodes' autopilots: modes, the node that may act, and steps. It is in the
 * platform database, and accessed through the operator lane.
 */
@ApplicationScoped
class AutopilotStore implements SharedValue {

  private static final Logger LOG = SingleLineLogger.of(AutopilotStore.class);
  private static final GuardedWork READ =
      GuardedWork.read(PoolName.OPERATOR, WorkPriority.OPERATOR);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject AutopilotModeRepository modes;
  @Inject AutopilotStepRepository steps;
  @Inject ConnectionLeaseHolder lease;
  @Inject NodeName node;
  @Inject DatabaseGuard guard;
  @Inject PlatformAvailability platform;
  @Inject SharedValueMonitor sharedValues;

  /** Steps whose outcome is not written yet; one thread makes steps. */
  private final Queue<AutopilotStep> unwritten = new ConcurrentLinkedQueue<>();

  /** The modes as they were read last, and the value for which they were. */
  private List<AutopilotModeRow> known = List.of();

  private Optional<String> readFor = Optional.empty();

  @Override
  public String expression() {
    return AutopilotModeRepository.VERSION;
  }

  /** Whether the database is available. */
  boolean isAvailable() {
    return platform.isAvailable();
  }

  List<AutopilotModeRow> modes() {
    return read(modes::all);
  }

  /** As {@link #modes}, a moment ago; read only where they may have changed. For one thread. */
  List<AutopilotModeRow> recentModes() {
    if (!sharedValues.isUnchanged(this, readFor)) {
      Optional<String> present = sharedValues.current(this);
      known = modes();
      readFor = present;
    }
    return known;
  }

  AutopilotModeRow mode(PoolName pool) {
    return modes().stream()
        .filter(row -> row.pool().equals(pool.wireName()))
        .findFirst()
        .orElseGet(() -> AutopilotModeRow.none(pool.wireName()));
  }

  void setMode(PoolName pool, String mode, String actor) {
    guard.run(WRITE, () -> modes.set(pool.wireName(), mode, actor));
    sharedValues.forget(this);
  }

  /**
   * @param max the number that stops the autopilot
   */
  void addWrong(PoolName pool, int max) {
    guard.run(WRITE, () -> modes.addWrong(pool.wireName(), max));
    sharedValues.forget(this);
  }

  /** Takes the right to act among all nodes, or keeps it for another minute. */
  boolean acquireLease() {
    return guard.call(WRITE, () -> modes.acquireLease(lease.nodeId(), node.text()));
  }

  void releaseLease() {
    guard.run(WRITE, () -> modes.releaseLease(lease.nodeId()));
  }

  /** Records a step before it is made. */
  void add(AutopilotStep step) {
    guard.run(
        WRITE,
        () -> {
          steps.endForgotten();
          steps.add(AutopilotMapper.row(step));
        });
  }

  void recordChange(AutopilotStep step, UUID changeId) {
    guard.run(WRITE, () -> steps.recordChange(step.stepId(), changeId));
  }

  /** Records the outcome of a step; what cannot be written now is written later. */
  void end(AutopilotStep step) {
    unwritten.add(step);
    writeUnwritten();
  }

  void writeUnwritten() {
    for (AutopilotStep step = unwritten.peek(); step != null; step = unwritten.peek()) {
      AutopilotStepRow ended = AutopilotMapper.row(step);
      try {
        guard.run(WRITE, () -> steps.end(ended));
      } catch (TemporarilyUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The outcome of the autopilot's step was not written", e);
      }
      unwritten.remove();
    }
  }

  /** Newest first. */
  List<AutopilotStep> latest(PoolName pool) {
    return read(() -> steps.latest(pool.wireName())).stream().map(AutopilotMapper::step).toList();
  }

  private <T> T read(Supplier<T> query) {
    return guard.call(READ, query);
  }
}
