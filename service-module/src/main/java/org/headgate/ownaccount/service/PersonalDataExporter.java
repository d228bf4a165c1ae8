package org.headgate.ownaccount.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import org.headgate.common.identity.Role;
import org.headgate.personaldata.service.PersonalDataProvider;
import org.headgate.sessions.service.CallerAccount;

/** Combines what every feature exports of a person. */
@ApplicationScoped
public class PersonalDataExporter {

  @Inject @Any Instance<PersonalDataProvider> records;
  @Inject ExportRunFacade runs;
  @Inject Clock clock;

  /**
   * Begins an export; {@code exported_at} is its time.
   *
   * @throws org.headgate.common.problem.TooManyRequestsException when another one of the person
   *     goes on
   */
  public ExportRun of(CallerAccount caller) {
    return runs.begin(
        caller,
        Role.USER,
        () ->
            new ExportDocument(
                clock.instant(),
                records.stream().flatMap(part -> part.export(caller.id()).stream()).toList()));
  }
}
