package org.headgate.tasks.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.headgate.tasks.persistence.ExpiredRowRepository;
import org.headgate.tasks.persistence.ExpiringTable;

/** Deletes expired rows, for {@link PurgeJob}s of tables with an expiry column. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ExpiredRowsService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /**
   * @param before rows that expired before this instant
   * @return how many were removed
   */
  public int remove(ExpiringTable expiringTable, Instant before, int limit) {
    return new ExpiredRowRepository(entityManager).remove(expiringTable, before, limit);
  }
}
