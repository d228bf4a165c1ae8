package org.headgate.ownaccount.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.common.identity.Role;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;

/** Begins exports, one at a time for each account over all nodes. */
@ApplicationScoped
public class ExportRunFacade {

  private static final GuardedWork WORK =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.USERS);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private CallerFacade callers;
  private ExportRunService service;
  private DatabaseGuard guard;
  private IdGenerator idGenerator;

  protected ExportRunFacade() {}

  @Inject
  public ExportRunFacade(
      CallerFacade callers,
      ExportRunService service,
      DatabaseGuard guard,
      IdGenerator idGenerator) {
    this.callers = callers;
    this.service = service;
    this.guard = guard;
    this.idGenerator = idGenerator;
  }

  /**
   * Begins an export, which ends with the caller's session, token or role.
   *
   * @param content makes the pieces, once it is certain that no other export runs
   * @throws TooManyRequestsException when another export of the account is running
   */
  public ExportRun begin(CallerAccount caller, Role role, Supplier<Iterator<byte[]>> content) {
    UUID id = idGenerator.next();
    if (!guard.call(WORK, () -> service.begin(caller.id(), id))) {
      throw new TooManyRequestsException(
          "An export of this account is already running", RETRY_AFTER);
    }
    boolean started = false;
    try {
      ExportRun run =
          new ExportRun(
              id,
              content.get(),
              () -> callers.requireStillAccepted(caller, role),
              service,
              guard,
              WORK);
      started = true;
      return run;
    } finally {
      if (!started) {
        guard.run(WORK, () -> service.end(id));
      }
    }
  }
}
