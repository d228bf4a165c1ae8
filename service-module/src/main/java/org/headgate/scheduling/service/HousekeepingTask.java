package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.tasks.service.PurgeJob;

/**
 * Deletes expired data every few minutes, on one node at a time and in small batches, each its own
 * transaction. A run ends after a limited number of batches; the next one continues.
 */
@ApplicationScoped
public class HousekeepingTask implements SystemTask {

  private static final Logger LOG = SingleLineLogger.of(HousekeepingTask.class);
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 200;

  @Inject @Any Instance<PurgeJob> purges;

  @Override
  public String name() {
    return "housekeeping";
  }

  @Override
  public Trigger trigger() {
    return new IntervalTrigger(INTERVAL, Optional.empty());
  }

  @Override
  public void run() {
    purges.forEach(HousekeepingTask::run);
  }

  /** A failure of one job does not affect the others; it is retried by the next run. */
  private static void run(PurgeJob purgeJob) {
    try {
      int removed = 0;
      int batch = BATCH;
      for (int i = 0; i < MAX_BATCHES && batch == BATCH; i++) {
        batch = purgeJob.deleteBatch(BATCH);
        removed += batch;
      }
      if (removed > 0) {
        LOG.log(Level.INFO, "Removed {0} expired {1}", removed, purgeJob.description());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Expired " + purgeJob.description() + " could not be removed", e);
    }
  }
}
