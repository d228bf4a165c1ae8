package org.headgate.ratelimit.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Deletes old rows and network slots in batches; it skips rows that are being written. */
public class AttemptLedgerPurgeRepository {

  private final EntityManager entityManager;

  public AttemptLedgerPurgeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Deletes rows without an entry that still counts. */
  public int removeIdle(Instant now, int limit) {
    return entityManager
        .createNativeQuery(
            """
            delete from platform.attempt_ledger where ctid in (
              select ctid from platform.attempt_ledger where idle_at < :now order by idle_at
               limit :limit for update skip locked)
            """)
        .setParameter("now", now)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /** Deletes slots before an instant. */
  public int removeSlots(Instant before, int limit) {
    return entityManager
        .createNativeQuery(
            """
            delete from platform.network_count where ctid in (
              select ctid from platform.network_count where slot < :before order by slot
               limit :limit for update skip locked)
            """)
        .setParameter("before", before)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /**
   * Deletes rows beyond the maximum, those with the fewest entries and the oldest first: an
   * attacker who wants to evict a full row has to fill all others first.
   */
  public int deleteBeyond(long max, int limit) {
    return entityManager
        .createNativeQuery(
            """
            delete from platform.attempt_ledger where ctid in (
              select ctid from platform.attempt_ledger
               where (select count(*) from platform.attempt_ledger) > :most
               order by cardinality(happened_at), idle_at
               limit :limit for update skip locked)
            """)
        .setParameter("most", max)
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
