package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.Trigger;

/**
 * Deletes executions that ended more than 30 days ago and do not go with their partition ({@link
 * ExecutionPartitionJob}), and those of deleted schedules, in batches small enough to block nobody.
 */
@ApplicationScoped
public class ExecutionPurgeTask implements SystemTask {

  static final Duration RETENTION = Duration.ofDays(30);

  /**
   * The length of a partition. Each statement looks into all of them, and an execution stays for as
   * long as its partition does.
   */
  static final int PARTITION_DAYS = 10;

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final int BATCH = 1000;
  private static final int MAX_BATCHES = 1000;

  @Inject ScheduleService service;
  @Inject DatabaseGuard guard;

  @Override
  public String name() {
    return "execution-history";
  }

  @Override
  public Trigger trigger() {
    return new IntervalTrigger(Duration.ofMinutes(10), Optional.empty());
  }

  @Override
  public void run() {
    purge(() -> service.purgeOfDeleted(BATCH));
    purge(() -> service.purge(RETENTION, PARTITION_DAYS, BATCH));
  }

  private void purge(Supplier<Integer> batch) {
    int removed = BATCH;
    for (int i = 0; i < MAX_BATCHES && removed == BATCH; i++) {
      removed = guard.call(WORK, batch);
    }
  }
}
