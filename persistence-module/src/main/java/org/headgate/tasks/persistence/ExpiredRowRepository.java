package org.headgate.tasks.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Deletes expired rows of the platform database. */
public class ExpiredRowRepository {

  private final EntityManager entityManager;

  public ExpiredRowRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Deletes some expired rows, skipping locked ones.
   *
   * @return how many were removed
   */
  public int remove(ExpiringTable expiringTable, Instant before, int limit) {
    return entityManager
        .createNativeQuery(
            """
            delete from %1$s where ctid = any (array(
              select ctid from %1$s where %2$s < :before order by %2$s limit :limit for update skip locked))
            """
                .formatted(expiringTable.table(), expiringTable.column()))
        .setParameter("before", before)
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
