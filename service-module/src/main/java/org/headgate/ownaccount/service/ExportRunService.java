package org.headgate.ownaccount.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.headgate.accounts.persistence.ExportRunRepository;
import org.headgate.common.identity.UserId;

/** Keeps to one export at a time for an account, on all nodes together. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ExportRunService {
  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /**
   * @return false when one of the account goes on
   */
  public boolean begin(UserId account, UUID run) {
    return runs().begin(account.value(), run);
  }

  /** The run goes on. */
  public void renew(UUID run) {
    runs().renew(run);
  }

  public void end(UUID run) {
    runs().end(run);
  }

  private ExportRunRepository runs() {
    return new ExportRunRepository(entityManager);
  }
}
