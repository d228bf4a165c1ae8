package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.headgate.audit.AuditSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.retention.service.Purge;

/** Removes entries beyond their retention; the chain goes on from the last that was removed. */
@ApplicationScoped
public class AuditPurge implements Purge {

  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject AuditDesk desk;
  @Inject AuditSettings settings;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  @Override
  public String what() {
    return "entries of the audit log";
  }

  @Override
  public int removeSome(int limit) {
    return guard.call(WORK, () -> desk.purge(clock.instant().minus(settings.retention()), limit));
  }
}
