package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.ExportDocument;
import org.headgate.privacy.service.PersonalRecords;
import org.headgate.problem.TooManyRequests;

/** Gathers what every feature keeps of a person. */
@ApplicationScoped
public class AccountExport {

  private static final GuardedWork WORK =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final Duration LATER = Duration.ofSeconds(30);

  @Inject @Any Instance<PersonalRecords> records;
  @Inject ExportRunDesk desk;
  @Inject DatabaseGuard guard;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * Begins an export; {@code exported_at} says of when it is.
   *
   * @throws TooManyRequests when another one of the person goes on
   */
  public ExportRun of(UserId person) {
    UUID id = ids.next();
    if (!guard.call(WORK, () -> desk.begin(person, id))) {
      throw new TooManyRequests("An export of this account goes on already", LATER);
    }
    ExportDocument document =
        new ExportDocument(
            clock.instant(),
            records.stream().flatMap(part -> part.export(person).stream()).toList());
    return new ExportRun(id, document, desk, guard, WORK);
  }
}
