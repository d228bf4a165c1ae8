package org.headgate.tasks.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.tasks.persistence.PartitionPromiseValidator;
import org.headgate.tasks.persistence.PartitionStep;
import org.headgate.tasks.persistence.PartitionedTable;

/**
 * Makes the partitions of one table ahead, and turns the table of a version without partitions into
 * the first one.
 */
@Dependent
public class PartitionMaker {

  /** Steps of one call: some for each partition that is missing. */
  public static final int MAX_STEPS = 100;

  private static final Logger LOG = SingleLineLogger.of(PartitionMaker.class);
  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  private final PartitionService service;
  private final PartitionPromiseValidator validator;
  private final DatabaseGuard guard;
  private final LibertyPoolMBeans pools;
  private final AtomicBoolean isBlocked = new AtomicBoolean();

  @Inject
  public PartitionMaker(
      PartitionService service,
      PartitionPromiseValidator validator,
      DatabaseGuard guard,
      LibertyPoolMBeans pools) {
    this.service = service;
    this.validator = validator;
    this.guard = guard;
    this.pools = pools;
  }

  /**
   * Does what can be done now.
   *
   * @param days the length of a new partition
   */
  public void makeAhead(PartitionedTable table, int days) {
    boolean goesOn = true;
    for (int steps = 0; steps < MAX_STEPS && goesOn; steps++) {
      PartitionStep step = guard.call(WORK, () -> service.prepare(table, days));
      log(table.name(), step);
      goesOn = step == PartitionStep.UNVALIDATED ? validate(table) : step.isProgress();
    }
  }

  private void log(String table, PartitionStep step) {
    boolean wasBlocked = isBlocked.getAndSet(step == PartitionStep.BLOCKED);
    switch (step) {
      case READY, UNVALIDATED -> {
        // Said by the steps before and after it.
      }
      case CREATED -> LOG.log(Level.INFO, "{0} has another partition ahead", table);
      case LIMITED -> LOG.log(Level.INFO, "{0}: later rows go to partitions of their own", table);
      case PROMISED ->
          LOG.log(
              Level.INFO,
              "{0} is going to be partitioned; its rows are checked while others go on",
              table);
      case WITHDRAWN ->
          LOG.log(Level.WARNING, "{0} was not partitioned in time; it begins again", table);
      case BUSY -> LOG.log(Level.DEBUG, "Partitions of {0} wait for others", table);
      case BLOCKED ->
          LOG.log(
              wasBlocked ? Level.DEBUG : Level.WARNING,
              "{0}_rest has rows of long ago or of a wrong clock, and is not partitioned any"
                  + " further until they are past their retention",
              table);
    }
  }

  /** Its connection takes the place of one of the pool. */
  private boolean validate(PartitionedTable table) {
    long begun = System.nanoTime();
    boolean isValidated =
        guard.callWithoutQueueing(
            PoolName.PLATFORM,
            () -> {
              pools.purge(PoolName.PLATFORM);
              return validator.validate(table);
            });
    if (isValidated) {
      LOG.log(
          Level.INFO,
          "The rows of {0} were checked within {1} s",
          table.name(),
          Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
    return isValidated;
  }
}
