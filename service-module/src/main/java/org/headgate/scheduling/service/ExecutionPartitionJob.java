package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.persistence.PartitionedTable;
import org.headgate.tasks.service.PartitionJob;
import org.headgate.tasks.service.PartitionMaker;
import org.headgate.tasks.service.PartitionService;

/**
 * Makes the partitions of executions and attempts ahead, and drops those in which every execution
 * is past the retention. {@link ExecutionPurgeTask} deletes one by one what cannot go so.
 */
@ApplicationScoped
public class ExecutionPartitionJob implements PartitionJob {

  private static final Logger LOG = SingleLineLogger.of(ExecutionPartitionJob.class);
  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject PartitionMaker maker;
  @Inject PartitionService service;
  @Inject DatabaseGuard guard;

  @Override
  public void run() {
    maker.makeAhead(PartitionedTable.EXECUTIONS, ExecutionPurgeTask.PARTITION_DAYS);
    boolean dropped = true;
    for (int steps = 0; steps < PartitionMaker.MAX_STEPS && dropped; steps++) {
      dropped = dropOne();
    }
  }

  private boolean dropOne() {
    Optional<String> name =
        guard.call(WORK, () -> service.dropExpiredExecutions(ExecutionPurgeTask.RETENTION));
    name.ifPresent(
        partition ->
            LOG.log(
                Level.INFO,
                "Dropped {0}: all of its executions ended more than {1} days ago",
                partition,
                ExecutionPurgeTask.RETENTION.toDays()));
    return name.isPresent();
  }
}
