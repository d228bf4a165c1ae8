package org.headgate.factors.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.factors.persistence.FactorCopy;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.PersonalRecords;

/** The second factors of a person. Their rows go with the account's own. */
@ApplicationScoped
public class FactorRecords implements PersonalRecords {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject FactorRecordsDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public ObjectNode export(UserId person) {
    FactorCopy copy = guard.call(READ, () -> desk.copy(person));
    ObjectNode export = Json.strict().createObjectNode();
    export.set("second_factors", Json.strict().valueToTree(copy));
    return export;
  }

  @Override
  public void erase(UserId person) {
    // The schema removes them with the account.
  }
}
