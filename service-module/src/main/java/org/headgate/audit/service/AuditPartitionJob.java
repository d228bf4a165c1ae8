package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.audit.persistence.AuditBoundaryValidator;
import org.headgate.audit.persistence.AuditPartitionStep;
import org.headgate.audit.persistence.ExpiredAuditPartition;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.tasks.service.PartitionJob;

/**
 * Makes the partitions of the audit log ahead, drops those that are past the retention, and turns
 * the table of a version without partitions into the first one.
 */
@ApplicationScoped
public class AuditPartitionJob implements PartitionJob {

  private static final Logger LOG = SingleLineLogger.of(AuditPartitionJob.class);
  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final int MAX_STEPS = 100;

  @Inject AuditPartitionService service;
  @Inject AuditBoundaryValidator validator;
  @Inject DatabaseGuard guard;
  @Inject LibertyPoolMBeans pools;

  private final AtomicBoolean isBlocked = new AtomicBoolean();

  @Override
  public void run() {
    boolean goesOn = true;
    for (int steps = 0; steps < MAX_STEPS && goesOn; steps++) {
      AuditPartitionStep step = guard.call(WORK, service::prepare);
      log(step);
      goesOn = step == AuditPartitionStep.UNVALIDATED ? validate() : step.isProgress();
    }
    boolean dropped = true;
    for (int steps = 0; steps < MAX_STEPS && dropped; steps++) {
      dropped = guard.call(WORK, service::findExpired).filter(this::drop).isPresent();
    }
  }

  private void log(AuditPartitionStep step) {
    boolean wasBlocked = isBlocked.getAndSet(step == AuditPartitionStep.BLOCKED);
    switch (step) {
      case READY, UNVALIDATED -> {
        // Said by the steps before and after it.
      }
      case CREATED -> LOG.log(Level.INFO, "The audit log has another partition ahead");
      case LIMITED ->
          LOG.log(Level.INFO, "The audit log: later entries go to partitions of their own");
      case PROMISED ->
          LOG.log(
              Level.INFO,
              "The audit log is going to be partitioned; its entries are checked while others go"
                  + " on");
      case WITHDRAWN ->
          LOG.log(Level.WARNING, "The audit log was not partitioned in time; it begins again");
      case BUSY -> LOG.log(Level.DEBUG, "Partitions of the audit log wait for others");
      case BLOCKED ->
          LOG.log(
              wasBlocked ? Level.DEBUG : Level.WARNING,
              "The audit log has entries whose ids are of a wrong time, and is not partitioned any"
                  + " further until they are past their retention");
    }
  }

  /** Its connection takes the place of one of the pool. */
  private boolean validate() {
    long begun = System.nanoTime();
    boolean isValidated =
        guard.callWithoutQueueing(
            PoolName.PLATFORM,
            () -> {
              pools.purge(PoolName.PLATFORM);
              return validator.validate();
            });
    if (isValidated) {
      LOG.log(
          Level.INFO,
          "The entries of the audit log were checked within {0} s",
          Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
    return isValidated;
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
