package org.headgate.ownaccount.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountDataExport;
import org.headgate.accounts.persistence.AccountDeletionRepository;
import org.headgate.accounts.persistence.AccountExportRepository;
import org.headgate.accounts.persistence.EmailChangeRepository;
import org.headgate.accounts.persistence.SessionDataExport;
import org.headgate.accounts.persistence.provisioning.AccountAttributesRepository;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;

/**
 * Reads personal data outside of any transaction, and erases it in one, on the platform database.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountPersonalDataService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  public Optional<AccountDataExport> account(UserId accountId) {
    return exports().account(accountId.value());
  }

  /** The attributes that administrators gave the account for other systems. */
  public Map<String, String> attributes(UserId accountId) {
    return new AccountAttributesRepository(entityManager)
        .find(accountId.value())
        .flatMap(JsonMappers::texts)
        .orElse(Map.of());
  }

  /**
   * Newest first.
   *
   * @param before the last one of the previous page
   */
  public List<SessionDataExport> sessions(UserId accountId, Optional<UUID> before, int limit) {
    return exports().sessions(accountId.value(), before, limit);
  }

  /** The pending new address of the account, if there is one. */
  public Optional<String> newAddress(UserId accountId) {
    return emailChanges().of(accountId.value());
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void remove(UserId accountId) {
    deletions().remove(accountId.value());
  }

  private AccountExportRepository exports() {
    return new AccountExportRepository(entityManager);
  }

  private EmailChangeRepository emailChanges() {
    return new EmailChangeRepository(entityManager);
  }

  private AccountDeletionRepository deletions() {
    return new AccountDeletionRepository(entityManager);
  }
}
