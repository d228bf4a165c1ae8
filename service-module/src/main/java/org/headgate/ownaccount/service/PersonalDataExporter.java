package org.headgate.ownaccount.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.personaldata.service.PersonalDataProvider;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;

/** Combines what every feature exports of a person. */
@ApplicationScoped
public class PersonalDataExporter {

  private static final GuardedWork WORK =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.USERS);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  @Inject @Any Instance<PersonalDataProvider> records;
  @Inject CallerFacade callers;
  @Inject ExportRunService service;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * Begins an export; {@code exported_at} is its time.
   *
   * @throws TooManyRequestsException when another one of the person goes on
   */
  public ExportRun of(CallerAccount caller) {
    UserId accountId = caller.id();
    UUID id = idGenerator.next();
    if (!guard.call(WORK, () -> service.begin(accountId, id))) {
      throw new TooManyRequestsException(
          "An export of this account is already running", RETRY_AFTER);
    }
    ExportDocument document =
        new ExportDocument(
            clock.instant(),
            records.stream().flatMap(part -> part.export(accountId).stream()).toList());
    return new ExportRun(
        id, document, () -> callers.requireStillAccepted(caller, Role.USER), service, guard, WORK);
  }
}
