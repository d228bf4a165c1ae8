package org.headgate.audit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.persistence.AuditAnchorEntity;
import org.headgate.audit.persistence.AuditChainRepository;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditEntryRepository;
import org.headgate.audit.persistence.AuditPartitionRepository;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.audit.persistence.AuditSearchCriteria;

/** Reads, seals and purges the audit log, each time in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AuditService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditChain chain;
  @Inject Clock clock;

  public List<AuditEntryEntity> latest(AuditSearchCriteria filter, int limit) {
    return entries().latest(filter, limit);
  }

  public List<AuditEntryEntity> sealedAfter(long position, int limit) {
    return entries().sealedAfter(position, limit);
  }

  /** The position of the chain's newest entry; 0 when there was never one. */
  public long lastPosition() {
    return newestSeal(chainRows()).position();
  }

  public List<AuditEntryEntity> findUnsealed(int limit) {
    return entries().unsealed(limit);
  }

  public Optional<AuditAnchorEntity> anchor() {
    return chainRows().anchor();
  }

  /**
   * Assigns positions to unsealed entries, in the order of writing.
   *
   * @return the seals that were set; empty while another node is sealing, which may have begun
   *     before the last entries were there
   */
  public Optional<List<AuditSeal>> seal(int limit) {
    AuditChainRepository rows = chainRows();
    if (!rows.tryLock()) {
      return Optional.empty();
    }
    List<AuditEntryEntity> unsealed = entries().unsealed(limit);
    if (unsealed.isEmpty()) {
      return Optional.of(List.of());
    }
    AuditSeal last = newestSeal(rows);
    List<AuditSeal> seals = new ArrayList<>();
    for (AuditEntryEntity row : unsealed) {
      last = chain.link(last, row.digest());
      seals.add(last);
    }
    rows.seal(unsealed.stream().map(AuditEntryEntity::id).toList(), seals);
    return Optional.of(List.copyOf(seals));
  }

  private static AuditSeal newestSeal(AuditChainRepository rows) {
    return rows.last()
        .or(() -> rows.anchor().map(AuditAnchorEntity::seal))
        .orElse(AuditChain.BEGINNING);
  }

  /**
   * Deletes the oldest entries of the chain that are all older than an instant. Where they are in a
   * partition that is dropped as a whole, it deletes only those that should have been dropped. Each
   * batch asks for that partition anew, because the one before may have emptied it.
   *
   * @param partitionDays the length of a partition
   * @return how many were removed; 0 when there was nothing to remove, or another node is sealing
   */
  public int purge(Instant cutoff, int partitionDays, int limit) {
    AuditChainRepository rows = chainRows();
    if (!rows.tryLock()) {
      return 0;
    }
    boolean isDroppedWhole =
        new AuditPartitionRepository(entityManager).isOldestDroppedWhole(partitionDays);
    Duration grace = isDroppedWhole ? Duration.ofDays(2L * partitionDays) : Duration.ZERO;
    return rows.lastOlderThan(cutoff.minus(grace), limit)
        .map(seal -> rows.purge(seal, chain.anchorMac(seal), clock.instant()))
        .orElse(0);
  }

  private AuditEntryRepository entries() {
    return new AuditEntryRepository(entityManager);
  }

  private AuditChainRepository chainRows() {
    return new AuditChainRepository(entityManager);
  }
}
