package org.headgate.tasks.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.headgate.tasks.persistence.ExpiredRowRepository;
import org.headgate.tasks.persistence.ExpiringTable;

/** Removes what is past its time, for a {@link PurgeJob} of rows that know their own end. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ExpiredRowsService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /**
   * @param before rows that ended before this instant
   * @return how many were removed
   */
  public int remove(ExpiringTable expiringTable, Instant before, int limit) {
    return new ExpiredRowRepository(entityManager).remove(expiringTable, before, limit);
  }
}
