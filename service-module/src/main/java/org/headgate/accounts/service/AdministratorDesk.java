package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.FirstAdministratorRepository;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.UserId;

/** Makes the first administrator, once for each database, however many nodes start at once. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AdministratorDesk {

  @Inject FirstAdministratorRepository administrators;
  @Inject AuditTrail trail;

  /** How it went. */
  public enum Outcome {
    /** The account is new, or took the place of a sign-up that nobody verified. */
    CREATED,
    /** A verified account of the address was given the roles, and keeps its password. */
    PROMOTED,
    /** There is one already, or was. */
    MADE_BEFORE
  }

  /** One round trip, outside of any transaction: whether there is one, or was. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean isMade() {
    return administrators.isMade();
  }

  /** Makes it, unless that was done before. */
  public Outcome make(PendingAccount administrator) {
    if (!administrators.note(administrator.createdAt())) {
      return Outcome.MADE_BEFORE;
    }
    Optional<UUID> created = administrators.put(administrator);
    UUID account = created.orElseGet(() -> administrators.promote(administrator.email()));
    trail.record(Deed.of(AccountDeeds.FIRST_ADMINISTRATOR).on(new UserId(account)));
    return created.isPresent() ? Outcome.CREATED : Outcome.PROMOTED;
  }
}
