package org.headgate.scheduling.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.PersonalRecords;

/** Schedules without their secrets, and the latest 1,000 of what they executed. */
@ApplicationScoped
public class ScheduleRecords implements PersonalRecords {

  private static final int MOST_EXECUTIONS = 1000;
  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork ERASE =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject ScheduleDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public ObjectNode export(UserId person) {
    ObjectNode copy = Json.lenient().createObjectNode();
    copy.set(
        "schedules",
        Json.lenient()
            .valueToTree(
                guard
                    .call(READ, () -> desk.ofOwner(person, Optional.empty(), ScheduleDesk.LIMIT))
                    .stream()
                    .map(ScheduleViews::own)
                    .toList()));
    copy.set(
        "executions",
        Json.lenient()
            .valueToTree(guard.call(READ, () -> desk.latestOfOwner(person, MOST_EXECUTIONS))));
    return copy;
  }

  @Override
  public void erase(UserId person) {
    guard.run(ERASE, () -> desk.erase(person));
  }
}
