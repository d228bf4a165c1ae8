package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountEntity;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountUpdate;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;
import org.headgate.events.api.EventType;
import org.headgate.events.service.EventOutbox;

/** Changes accounts for their owners, each time in one transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AccountService {
  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject EventOutbox outbox;

  /**
   * @return the account as it is now; empty when it was deleted meanwhile
   */
  public Optional<AccountView> describe(
      UserId accountId, Precondition precondition, AccountUpdate change) {
    Optional<AccountEntity> owned = accounts().findForUpdate(accountId.value());
    if (precondition.isStated()) {
      accounts()
          .byId(accountId.value())
          .map(AccountMapper::toResponse)
          .ifPresent(precondition::check);
    }
    owned.ifPresent(found -> notifyOwner(accountId, found.describe(change)));
    return accounts().byId(accountId.value());
  }

  private void notifyOwner(UserId accountId, List<String> changed) {
    if (!changed.isEmpty()) {
      outbox.write(
          EventType.ACCOUNT_UPDATED,
          accountId,
          Map.of("actor", accountId.toString(), "changed", changed));
    }
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }
}
