package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountSearchCriteria;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.accounts.service.AddressBounceService;
import org.headgate.administration.api.AccountCount;
import org.headgate.administration.api.UserPatch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Searches, reads and changes accounts, for administrators. */
@ApplicationScoped
public class UserAdministrationFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  static final int MAX_COUNTED = 1_000;

  @Inject UserAdministrationService service;
  @Inject AddressBounceService bounces;
  @Inject DatabaseGuard guard;

  /**
   * One page, ordered by address.
   *
   * @param query a part of the e-mail address or the full name, case ignored
   * @param emailRefused whether the present rules refuse the address
   * @param emailBounced whether the mail server refused the address
   */
  public Page<AccountResponse> page(
      Optional<String> query,
      Optional<Boolean> active,
      Optional<Role> role,
      Optional<Boolean> emailRefused,
      Optional<Boolean> emailBounced,
      PageQuery page) {
    int limit = page.limit();
    AccountSearchCriteria filter =
        new AccountSearchCriteria(
            query,
            active,
            role,
            emailRefused,
            emailBounced,
            page.cursor().map(cursor -> cursor.string(0)));
    List<AccountView> accounts = guard.call(READ, () -> service.page(filter, limit + 1));
    return Page.of(
        accounts.stream().map(AccountMapper::toResponse).toList(),
        limit,
        account -> Cursor.of(account.email()));
  }

  /** The number of accounts that {@link #page} finds, counted up to {@value #MAX_COUNTED}. */
  public AccountCount count(
      Optional<String> query,
      Optional<Boolean> active,
      Optional<Role> role,
      Optional<Boolean> emailRefused,
      Optional<Boolean> emailBounced) {
    AccountSearchCriteria filter =
        new AccountSearchCriteria(
            query, active, role, emailRefused, emailBounced, Optional.empty());
    int found = guard.call(READ, () -> service.count(filter, MAX_COUNTED + 1));
    return new AccountCount(Math.min(found, MAX_COUNTED), found <= MAX_COUNTED);
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public AccountResponse user(UserId accountId) {
    return guard
        .call(READ, () -> service.find(accountId))
        .map(AccountMapper::toResponse)
        .orElseThrow(() -> ResourceNotFoundException.account(accountId));
  }

  /** As {@link AddressBounceService#clear}. */
  public void clearBounce(UserId accountId) {
    guard.run(WRITE, () -> bounces.clear(accountId));
  }

  /** As {@link UserAdministrationService#change}; the patch is validated before. */
  public AccountResponse change(UserId accountId, Precondition precondition, UserPatch patch) {
    UserUpdate change = UserUpdate.of(patch);
    return guard.call(WRITE, () -> service.change(accountId, precondition, change));
  }
}
