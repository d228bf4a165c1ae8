package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.headgate.audit.persistence.ExpiredAuditPartition;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.AuditSettings;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.persistence.PartitionedTable;
import org.headgate.tasks.service.PartitionJob;
import org.headgate.tasks.service.PartitionMaker;

/**
 * Makes the partitions of the audit log ahead, drops those that are past the retention, and turns
 * the table of a version without partitions into the first one.
 */
@ApplicationScoped
public class AuditPartitionJob implements PartitionJob {

  private static final Logger LOG = SingleLineLogger.of(AuditPartitionJob.class);
  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject AuditPartitionService service;
  @Inject PartitionMaker maker;
  @Inject AuditSettings settings;
  @Inject DatabaseGuard guard;

  @Override
  public void run() {
    maker.makeAhead(PartitionedTable.AUDIT_LOG, settings.partitionDays());
    boolean dropped = true;
    for (int steps = 0; steps < PartitionMaker.MAX_STEPS && dropped; steps++) {
      dropped = guard.call(WORK, service::findExpired).filter(this::drop).isPresent();
    }
  }

  private boolean drop(ExpiredAuditPartition expired) {
    boolean isDropped = guard.call(WORK, () -> service.drop(expired));
    if (isDropped) {
      LOG.log(
          Level.INFO,
          "Dropped {0}: all of its entries are past AUDIT_RETENTION{1}",
          expired.name(),
          expired.last().map(last -> ", up to position " + last.position()).orElse(""));
    }
    return isDropped;
  }
}
