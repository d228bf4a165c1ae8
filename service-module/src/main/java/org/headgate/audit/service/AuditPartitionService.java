package org.headgate.audit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.headgate.audit.persistence.AuditPartitionRepository;
import org.headgate.audit.persistence.ExpiredAuditPartition;
import org.headgate.config.settings.AuditSettings;

/** Drops partitions of the audit log, each step in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AuditPartitionService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditChain chain;
  @Inject AuditSettings settings;
  @Inject Clock clock;

  /** A partition with nothing but entries that are past their retention. */
  public Optional<ExpiredAuditPartition> findExpired() {
    return partitions().findExpired(cutoff());
  }

  /**
   * Drops it; the chain then begins behind it.
   *
   * @return false if it cannot be dropped now
   */
  public boolean drop(ExpiredAuditPartition expired) {
    return partitions()
        .drop(expired, expired.last().map(chain::anchorMac), cutoff(), clock.instant());
  }

  private Instant cutoff() {
    return clock.instant().minus(settings.retention());
  }

  private AuditPartitionRepository partitions() {
    return new AuditPartitionRepository(entityManager);
  }
}
