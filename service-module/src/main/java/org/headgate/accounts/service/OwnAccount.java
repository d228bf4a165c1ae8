package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.AccountPatch;
import org.headgate.accounts.Me;
import org.headgate.accounts.Unauthorized;
import org.headgate.accounts.persistence.AccountChange;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.etag.Precondition;
import org.headgate.identity.UserId;
import org.headgate.json.Patched;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.InvalidRequest;

/**
 * What a person changes of their own account; a patch may be repeated, as it says the same twice.
 */
@ApplicationScoped
public class OwnAccount {

  private static final GuardedWork PATCH =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject OwnAccountDesk desk;
  @Inject DatabaseGuard guard;

  /**
   * @return the account as it is now
   * @throws InvalidRequest when a member is not sound
   * @throws org.headgate.etag.PreconditionFailed when the account is not what the caller has seen
   */
  public Me patch(UserId account, Precondition seen, AccountPatch patch) {
    AccountChange change =
        new AccountChange(
            patch.fullName().isNamed(),
            patch.fullName().value().flatMap(PersonalDetails::fullName),
            orDefault(patch.locale(), PersonalDetails.LOCALE).map(PersonalDetails::locale),
            orDefault(patch.timeZone(), PersonalDetails.TIME_ZONE).map(PersonalDetails::timeZone));
    Optional<AccountView> described = guard.call(PATCH, () -> desk.describe(account, seen, change));
    return described.map(AccountMapper::me).orElseThrow(Unauthorized::new);
  }

  private static Optional<String> orDefault(Patched<String> member, String standard) {
    return member.isNamed() ? Optional.of(member.value().orElse(standard)) : Optional.empty();
  }
}
