package org.headgate.limits.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.retention.service.Purge;

/** Removes attempts that no limit counts any more, so that a flood leaves nothing behind. */
@ApplicationScoped
public class LimitsPurge implements Purge {

  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject LimitsUpkeepDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public String what() {
    return "counts of attempts";
  }

  @Override
  public int removeSome(int limit) {
    return guard.call(WORK, () -> desk.removeSome(limit));
  }
}
