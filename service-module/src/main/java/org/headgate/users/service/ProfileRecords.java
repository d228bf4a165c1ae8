package org.headgate.users.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.PersonalRecords;

/** Profile and settings. */
@ApplicationScoped
public class ProfileRecords implements PersonalRecords {

  private static final GuardedWork ERASE =
      GuardedWork.idempotent(DatabaseName.USERDATA, WorkClass.JOBS);

  @Inject UserData data;
  @Inject ProfileDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.USERDATA;
  }

  @Override
  public ObjectNode export(UserId person) {
    ObjectNode copy = Json.strict().createObjectNode();
    copy.set("profile", Json.strict().valueToTree(data.profile(person)));
    copy.set("settings", data.settings(person));
    return copy;
  }

  @Override
  public void erase(UserId person) {
    guard.run(ERASE, () -> desk.erase(person));
  }
}
