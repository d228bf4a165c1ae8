package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.headgate.audit.api.AuditEntry;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Reads the audit log in the order of its chain, for streams. Once sealed, an entry keeps its
 * position and none is added before it: a reader who has read up to a position has missed nothing.
 */
@ApplicationScoped
public class AuditStreamFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject AuditService service;
  @Inject DatabaseGuard guard;

  /** The position of the newest entry; 0 when there is none. */
  public long lastPosition() {
    return read(service::lastPosition);
  }

  /** The entries after a position, without addresses. */
  public List<AuditEntry> after(long position, int limit) {
    return read(() -> service.sealedAfter(position, limit)).stream()
        .map(AuditFacade::entry)
        .toList();
  }

  private <T> T read(Supplier<T> query) {
    return CurrentEndpoint.duringTask("audit-stream", () -> guard.call(READ, query));
  }
}
