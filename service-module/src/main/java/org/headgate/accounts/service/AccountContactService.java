package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.persistence.AccountContactRepository;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;

/** Reads the address, name and language for mails to an account's owner. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountContactService {

  private static final int MAX_ADMINISTRATORS = 20;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /**
   * Reads in the caller's transaction if there is one, so that a notice goes to the address that
   * the account has there.
   *
   * @return empty for an account whose address is unverified, or refused by the present rules
   */
  public Optional<AccountContact> of(UserId accountId) {
    return contacts().of(accountId.value());
  }

  /** The first twenty active administrators who can receive mail. */
  public List<AccountContact> administrators() {
    return contacts().ofAdministrators(MAX_ADMINISTRATORS);
  }

  /** The account that has this address, whether it is verified or not. */
  public Optional<UserId> idOf(EmailAddress address) {
    return contacts().idOf(address.value()).map(UserId::new);
  }

  /** The addresses of accounts by id, verified or not; ids without an account are left out. */
  public Map<UUID, String> addressesOf(Set<UUID> ids) {
    return contacts().addressesOf(ids);
  }

  private AccountContactRepository contacts() {
    return new AccountContactRepository(entityManager);
  }
}
