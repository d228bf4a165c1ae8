package org.headgate.accounts.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountCopy;
import org.headgate.accounts.persistence.SessionCopy;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.PersonalRecords;

/** The account itself and its sessions. Codes and changes that are asked for go with it. */
@ApplicationScoped
public class AccountRecords implements PersonalRecords {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork ERASE =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject AccountRecordsDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public ObjectNode export(UserId person) {
    Optional<AccountCopy> account = guard.call(READ, () -> desk.account(person));
    List<SessionCopy> sessions = guard.call(READ, () -> desk.sessions(person));
    Optional<String> newAddress = guard.call(READ, () -> desk.newAddress(person));
    ObjectNode copy = Json.strict().createObjectNode();
    copy.set("account", Json.strict().valueToTree(account));
    copy.set("sessions", Json.strict().valueToTree(sessions));
    copy.put("requested_email", newAddress.orElse(null));
    return copy;
  }

  @Override
  public void erase(UserId person) {
    guard.run(ERASE, () -> desk.remove(person));
  }
}
