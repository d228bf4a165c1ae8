package org.headgate.ownaccount.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountCopies;
import org.headgate.accounts.persistence.AccountDataExport;
import org.headgate.accounts.persistence.DeletedAccounts;
import org.headgate.accounts.persistence.EmailChangeRepository;
import org.headgate.accounts.persistence.SessionDataExport;
import org.headgate.common.identity.UserId;

/** Reads outside of any transaction, erases in one of its own, on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountRecordsService {

  @Inject AccountCopies copies;
  @Inject EmailChangeRepository changes;
  @Inject DeletedAccounts deleted;

  public Optional<AccountDataExport> account(UserId person) {
    return copies.account(person.value());
  }

  /**
   * The newest first.
   *
   * @param before the last one of the page before
   */
  public List<SessionDataExport> sessions(UserId person, Optional<UUID> before, int limit) {
    return copies.sessions(person.value(), before, limit);
  }

  /** The address that the account is to have, if one was asked for. */
  public Optional<String> newAddress(UserId person) {
    return changes.of(person.value());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void remove(UserId person) {
    deleted.remove(person.value());
  }
}
