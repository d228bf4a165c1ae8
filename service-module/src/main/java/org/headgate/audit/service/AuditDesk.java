package org.headgate.audit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.AuditFilter;
import org.headgate.audit.persistence.AuditAnchor;
import org.headgate.audit.persistence.AuditChainStore;
import org.headgate.audit.persistence.AuditEntries;
import org.headgate.audit.persistence.AuditRow;
import org.headgate.audit.persistence.AuditSeal;

/** Reads, seals and purges the audit log, each time in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AuditDesk {

  @Inject AuditEntries entries;
  @Inject AuditChainStore store;
  @Inject AuditChain chain;
  @Inject Clock clock;

  public List<AuditRow> latest(AuditFilter filter, int limit) {
    return entries.latest(filter, limit);
  }

  public List<AuditRow> sealedAfter(long position, int limit) {
    return entries.sealedAfter(position, limit);
  }

  public List<AuditRow> unsealed(int limit) {
    return entries.unsealed(limit);
  }

  public Optional<AuditAnchor> anchor() {
    return store.anchor();
  }

  /**
   * Gives the entries that have none yet their places in the chain, in the order they were written.
   *
   * @return the seals that were set; empty when there was nothing to seal, or another node is at it
   */
  public List<AuditSeal> seal(int limit) {
    if (!store.tryLock()) {
      return List.of();
    }
    List<AuditRow> unsealed = entries.unsealed(limit);
    if (unsealed.isEmpty()) {
      return List.of();
    }
    AuditSeal last =
        store.last().or(() -> store.anchor().map(AuditAnchor::seal)).orElse(AuditChain.BEGINNING);
    List<AuditSeal> seals = new ArrayList<>();
    for (AuditRow row : unsealed) {
      last = chain.link(last, row.digest());
      seals.add(last);
    }
    store.seal(unsealed.stream().map(AuditRow::id).toList(), seals);
    return seals;
  }

  /**
   * Removes the oldest entries of the chain, as far as all of them are older than an instant.
   *
   * @return how many were removed; 0 when there was nothing to remove, or another node is at it
   */
  public int purge(Instant cutoff, int limit) {
    if (!store.tryLock()) {
      return 0;
    }
    return store
        .lastOlderThan(cutoff, limit)
        .map(seal -> store.purge(chain.anchor(seal), clock.instant()))
        .orElse(0);
  }
}
