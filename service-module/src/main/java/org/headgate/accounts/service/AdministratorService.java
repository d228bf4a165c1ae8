package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.FirstAdministratorRepository;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.UserId;

/** Creates the first administrator, once for each database, however many nodes start at once. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AdministratorService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;

  /** The outcome of creating the administrator. */
  public enum Outcome {
    /** The account is new, or replaced an unverified sign-up. */
    CREATED,
    /** A verified account with the address got the roles, is active, and keeps its password. */
    PROMOTED,
    /** An administrator was created before. */
    MADE_BEFORE
  }

  /** Whether a first administrator was ever created; one round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean exists() {
    return administrators().exists();
  }

  /** Creates the administrator, unless that was done before. */
  public Outcome create(NewAccount administrator) {
    if (!administrators().markCreated(administrator.createdAt())) {
      return Outcome.MADE_BEFORE;
    }
    Optional<UUID> created = administrators().put(administrator);
    UUID accountId = created.orElseGet(() -> administrators().promote(administrator.email()));
    auditTrail.record(
        AuditEvent.of(AuditActions.FIRST_ADMINISTRATOR).withSubject(new UserId(accountId)));
    return created.isPresent() ? Outcome.CREATED : Outcome.PROMOTED;
  }

  private FirstAdministratorRepository administrators() {
    return new FirstAdministratorRepository(entityManager);
  }
}
