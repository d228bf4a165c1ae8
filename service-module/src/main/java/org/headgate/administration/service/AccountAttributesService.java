package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.provisioning.AccountAttributesRepository;
import org.headgate.administration.api.AccountAttributes;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;

/** Reads and replaces the attributes of accounts, each in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountAttributesService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;

  /** One statement; empty when there is no such account. */
  public Optional<AccountAttributes> find(UserId accountId) {
    return attributes()
        .find(accountId.value())
        .map(json -> JsonMappers.texts(json).orElse(Map.of()))
        .map(texts -> new AccountAttributes(new TreeMap<>(texts)));
  }

  /**
   * Replaces all attributes. The audit log has their names and not what they say.
   *
   * @throws ResourceNotFoundException when there is no such account
   * @throws org.headgate.common.problem.PreconditionFailedException when they are not what the
   *     caller has seen
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public AccountAttributes replace(
      UserId accountId, Precondition precondition, AccountAttributes after) {
    new AccountRepository(entityManager).lock(accountId.value());
    AccountAttributes previous =
        find(accountId).orElseThrow(() -> ResourceNotFoundException.account(accountId));
    precondition.check(previous);
    if (!after.equals(previous)) {
      attributes().put(accountId.value(), JsonMappers.object(after.attributes()));
      auditTrail.record(
          AuditEvent.of(DirectoryAuditActions.CHANGE_ATTRIBUTES)
              .withSubject(accountId)
              .with("names", String.join(" ", after.attributes().keySet())));
    }
    return after;
  }

  private AccountAttributesRepository attributes() {
    return new AccountAttributesRepository(entityManager);
  }
}
