package org.headgate.ownaccount.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.headgate.accounts.persistence.ExportRunRepository;
import org.headgate.common.identity.UserId;

/** Allows one export at a time for each account, over all nodes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ExportRunService {
  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /**
   * @return false when another export of the account is running
   */
  public boolean begin(UserId accountId, UUID runId) {
    return runs().begin(accountId.value(), runId);
  }

  /** Extends the run. */
  public void renew(UUID runId) {
    runs().renew(runId);
  }

  public void end(UUID runId) {
    runs().end(runId);
  }

  private ExportRunRepository runs() {
    return new ExportRunRepository(entityManager);
  }
}
