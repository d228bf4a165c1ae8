package org.headgate.pool.service.tuning;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolChangeNotOpenException;
import org.headgate.pool.api.PoolChangeRequest;
import org.headgate.pool.service.diagnosis.PoolFindings;
import org.headgate.pool.service.inspection.PoolSettingsView;
import org.headgate.pool.service.tuning.PoolPressureHistory.PoolPressure;

/**
 * Changes a pool while it runs, and reverts the change unless somebody confirms it in time, so that
 * operators who lock themselves out regain access. A change that makes the pool clearly worse is
 * reverted at once. Each pool has at most one open change.
 */
@ApplicationScoped
public class PoolTuner {

  private static final Logger LOG = SingleLineLogger.of(PoolTuner.class);
  private static final String NOBODY = "headgate";
  private static final Duration REFERENCE_WINDOW = Duration.ofSeconds(10);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);
  private static final Duration WRITE_INTERVAL = Duration.ofSeconds(5);

  @Inject EffectivePoolSettings effective;
  @Inject PoolResizer resizer;
  @Inject ConnectionLeaseHolder lease;
  @Inject PoolPressureHistory pressure;
  @Inject PoolChangeLog changes;
  @Inject PoolFindings findings;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<PoolName, OpenChange> open = new EnumMap<>(PoolName.class);
  private final Set<PoolName> failed = EnumSet.noneOf(PoolName.class);
  private List<PeriodicTask> periodicTasks = List.of();

  synchronized void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTasks =
        List.of(
            PeriodicTask.startAfterDelay(
                executor, "watch over changes", CHECK_INTERVAL, this::checkOpenChange),
            PeriodicTask.startAfterDelay(
                executor, "ends of changes", WRITE_INTERVAL, changes::writeUnwritten));
  }

  @PreDestroy
  synchronized void stop() {
    periodicTasks.forEach(PeriodicTask::cancel);
  }

  /**
   * Applies a change, and records it once it is in force; one that cannot be recorded is reverted.
   *
   * @param actor who wants it
   * @throws org.headgate.common.problem.InvalidRequestException when the settings would be invalid
   *     as a whole
   * @throws org.headgate.pool.api.ConnectionBudgetExceededException when all nodes together could
   *     exceed the budget
   * @throws PoolChangeNotOpenException while another change of the pool is open
   */
  public synchronized PoolChange change(PoolName pool, PoolChangeRequest request, String actor) {
    PoolSettings former = effective.of(pool);
    PoolSettings wanted = PoolChangeValidator.apply(request, former);
    Instant now = clock.instant();
    PoolChange change =
        new PoolChange(
            idGenerator.next(),
            pool.wireName(),
            PoolChange.State.APPLIED,
            actor,
            now,
            now.plus(PoolChangeValidator.confirmWithin(request)),
            PoolSettingsView.sizing(former),
            PoolSettingsView.sizing(wanted),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (open.containsKey(pool)) {
      throw new PoolChangeNotOpenException(
          "Another change of this pool is waiting to be confirmed or reverted");
    }
    TargetPoolSettings formerly = resizer.requestedSettings(pool);
    PoolPressure usual = pressure.between(pool, now.minus(REFERENCE_WINDOW), now);
    lease.reserve(effective.total() - former.maxPoolSize() + wanted.maxPoolSize());
    resizer.request(pool, PoolChangeValidator.target(request, wanted, formerly));
    Instant inForceAt = pressure.changed(pool);
    OpenChange opened = new OpenChange(pool, change, inForceAt, formerly, usual);
    open.put(pool, opened);
    try {
      changes.opened(change);
    } catch (RuntimeException e) {
      undo(opened, e);
      throw e;
    }
    return change;
  }

  /**
   * Confirms a change until the next start.
   *
   * @throws PoolChangeNotOpenException while something is wrong with its pool
   */
  public PoolChange confirm(UUID id, String actor) {
    List<String> wrong = findings.currentHarm(poolOf(id));
    if (!wrong.isEmpty()) {
      throw new PoolChangeNotOpenException(
          "Something is wrong with the pool, so the change cannot be kept: "
              + String.join(" ", wrong));
    }
    return confirmChange(id, actor);
  }

  private synchronized PoolName poolOf(UUID id) {
    return openChange(id).pool();
  }

  private synchronized PoolChange confirmChange(UUID id, String actor) {
    OpenChange confirmed = openChange(id);
    open.remove(confirmed.pool());
    return changes.ended(
        confirmed
            .change()
            .ended(PoolChange.State.CONFIRMED, clock.instant(), actor, Optional.empty()));
  }

  /** Reverts a change. */
  public synchronized PoolChange revert(UUID id, String actor) {
    return revert(openChange(id), actor, "asked for");
  }

  /** Whether this node has an open change of the pool. */
  public synchronized boolean isOpen(PoolName pool) {
    return open.containsKey(pool);
  }

  /** The latest changes of all nodes, newest first. */
  public List<PoolChange> latest() {
    return changes.latest();
  }

  private OpenChange openChange(UUID id) {
    return open.values().stream()
        .filter(openChange -> openChange.change().changeId().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                changes
                    .find(id)
                    .<RuntimeException>map(
                        known ->
                            new PoolChangeNotOpenException(
                                "This change is not open on this node: it is "
                                    + known.state().wireName()))
                    .orElseGet(() -> ResourceNotFoundException.poolChange(id)));
  }

  private PoolChange revert(OpenChange opened, String actor, String reason) {
    undo(opened);
    return changes.ended(
        opened
            .change()
            .ended(PoolChange.State.REVERTED, clock.instant(), actor, Optional.of(reason)));
  }

  /** If Liberty refuses, the change stays open, and the next check tries again. */
  private void undo(OpenChange opened) {
    resizer.request(opened.pool(), opened.formerly());
    open.remove(opened.pool());
    failed.remove(opened.pool());
  }

  /** As {@link #undo}, when there is another failure to report. */
  private void undo(OpenChange opened, RuntimeException reason) {
    try {
      undo(opened);
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private synchronized void checkOpenChange() {
    pressure.recordSample();
    Instant now = clock.instant();
    for (OpenChange openChange : List.copyOf(open.values())) {
      try {
        openChange
            .reasonToRevert(pressure, now)
            .ifPresent(reason -> revert(openChange, NOBODY, reason));
      } catch (RuntimeException e) {
        // The other pool's change is looked at all the same; the next look tries once more.
        LOG.log(
            failed.add(openChange.pool()) ? Level.ERROR : Level.DEBUG,
            "The change of the pool " + openChange.pool() + " cannot be reverted yet",
            e);
      }
    }
  }
}
