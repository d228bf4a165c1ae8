package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountChange;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.etag.Precondition;
import org.headgate.identity.UserId;

/** What owners change of their accounts, each in one transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class OwnAccountDesk {

  @Inject Accounts accounts;

  /**
   * @return the account as it is now; empty when it has gone meanwhile
   */
  public Optional<AccountView> describe(UserId account, Precondition seen, AccountChange change) {
    if (seen.isStated()) {
      accounts.lock(account.value());
      accounts.byId(account.value()).map(AccountMapper::me).ifPresent(seen::check);
    }
    accounts.describe(account.value(), change);
    return accounts.byId(account.value());
  }
}
