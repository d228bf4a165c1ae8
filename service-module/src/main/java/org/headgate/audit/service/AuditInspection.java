package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.audit.AuditVerification;
import org.headgate.audit.persistence.AuditAnchor;
import org.headgate.audit.persistence.AuditRow;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/**
 * Checks the whole audit log, a page at a time and each in a transaction of its own, so that
 * neither the log nor anybody else waits.
 */
@ApplicationScoped
public class AuditInspection {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.JOBS);
  private static final int PAGE = 1000;

  @Inject AuditDesk desk;
  @Inject AuditChain chain;
  @Inject AuditSealing sealing;
  @Inject DatabaseGuard guard;

  /** Names the first 50 places at which the log is not what was written. */
  public AuditVerification verify() {
    AuditSeal known = sealing.lastSeen();
    Optional<AuditAnchor> anchor = read(desk::anchor);
    ChainWalk walk = new ChainWalk(chain, anchor);
    List<AuditRow> page = read(() -> desk.sealedAfter(walk.last().position(), PAGE));
    while (!page.isEmpty()) {
      if (walk.misses(page.get(0))) {
        read(desk::anchor).ifPresent(walk::moveTo);
      }
      page.forEach(walk::step);
      long position = walk.last().position();
      page = read(() -> desk.sealedAfter(position, PAGE));
    }
    List<AuditRow> unsealed = read(() -> desk.unsealed(PAGE));
    unsealed.forEach(walk::judgeContent);
    walk.endAt(known);
    return walk.result(unsealed.size());
  }

  private <T> T read(Supplier<T> query) {
    return guard.call(READ, query);
  }
}
