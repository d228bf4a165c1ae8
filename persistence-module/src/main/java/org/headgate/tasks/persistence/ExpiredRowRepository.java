package org.headgate.tasks.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Rows of the platform database that are past their time. */
public class ExpiredRowRepository {

  private final EntityManager entityManager;

  public ExpiredRowRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Removes some, passing over those that somebody works with.
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
