package org.headgate.retention.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.headgate.retention.persistence.ExpiredRows;
import org.headgate.retention.persistence.Expiry;

/** One small batch, one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class RetentionDesk {

  @Inject ExpiredRows rows;

  public int remove(Expiry expiry, Instant before, int limit) {
    return rows.remove(expiry, before, limit);
  }
}
