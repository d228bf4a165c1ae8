package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountUpdate;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;

/** What owners change of their accounts, each in one transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AccountService {

  @Inject AccountRepository accountRepository;

  /**
   * @return the account as it is now; empty when it has gone meanwhile
   */
  public Optional<AccountView> describe(UserId account, Precondition seen, AccountUpdate change) {
    if (seen.isStated()) {
      accountRepository.lock(account.value());
      accountRepository.byId(account.value()).map(AccountMapper::me).ifPresent(seen::check);
    }
    accountRepository.describe(account.value(), change);
    return accountRepository.byId(account.value());
  }
}
