package org.headgate.directory.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.headgate.accounts.Me;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.directory.NoSuchUser;
import org.headgate.directory.UserFilter;
import org.headgate.directory.UserPatch;
import org.headgate.etag.Precondition;
import org.headgate.identity.UserId;
import org.headgate.paging.Cursor;
import org.headgate.paging.Page;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/** Everybody's accounts, as administrators look for and change them. */
@ApplicationScoped
public class UserDirectory {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject UserDesk desk;
  @Inject DatabaseGuard guard;

  /** One page, in the order of the addresses. */
  public Page<Me> page(UserFilter filter, int limit) {
    List<AccountView> accounts = guard.call(READ, () -> desk.page(filter, limit + 1));
    return Page.of(
        accounts.stream().map(AccountMapper::me).toList(),
        limit,
        account -> Cursor.of(account.email()));
  }

  /**
   * @throws NoSuchUser when there is none
   */
  public Me user(UserId user) {
    return guard
        .call(READ, () -> desk.find(user))
        .map(AccountMapper::me)
        .orElseThrow(NoSuchUser::new);
  }

  /** As {@link UserDesk#change}; the patch is judged before. */
  public Me change(UserId user, Precondition seen, UserPatch patch) {
    UserChange change = UserChange.of(patch);
    return guard.call(WRITE, () -> desk.change(user, seen, change));
  }
}
