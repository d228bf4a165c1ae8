package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.accounts.Me;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.Role;
import org.headgate.identity.SessionId;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.Repeatable;
import org.headgate.pool.service.WorkClass;

/** Reads the account behind a session, fresh each time and in one round trip. */
@ApplicationScoped
public class CallerAccounts {

  private static final GuardedWork READ =
      new GuardedWork(DatabaseName.PLATFORM, WorkClass.USERS, Repeatable.SAFE);

  @Inject VerifiedAccounts accounts;
  @Inject DatabaseGuard guard;

  /** Inactive accounts too; empty when the session has ended. */
  public Optional<Me> bySession(SessionId session) {
    return guard.call(READ, () -> accounts.bySession(session)).map(CallerAccounts::me);
  }

  private static Me me(AccountView account) {
    return new Me(
        new UserId(account.id()),
        new EmailAddress(account.email()),
        account.emailVerifiedAt().isPresent(),
        account.fullName(),
        account.active(),
        account.roles().stream().map(Role::named).collect(Collectors.toUnmodifiableSet()),
        account
            .department()
            .map(department -> new Me.DepartmentRef(department.id(), department.name())),
        false,
        account.createdAt(),
        account.lastLoginAt());
  }
}
