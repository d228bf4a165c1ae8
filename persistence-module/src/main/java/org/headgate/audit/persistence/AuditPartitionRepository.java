package org.headgate.audit.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * The partitions of {@code platform.audit_entry}, which are ranges of ids and so of time. A
 * function of the database drops them with the rights of whoever migrates; it does not wait for
 * long.
 */
public class AuditPartitionRepository {

  private final EntityManager entityManager;

  public AuditPartitionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * A partition that can be dropped: its entries, and those before them in the chain, are sealed
   * and older than an instant, and than a day by the database's clock.
   */
  public Optional<ExpiredAuditPartition> findExpired(Instant cutoff) {
    NativeQuery<Tuple> query =
        query(
                """
                select partition_name, last_position, last_seal
                  from platform.expired_audit_partition(cast(:cutoff as timestamptz))
                """,
                Tuple.class)
            .addScalar("partition_name", String.class)
            .addScalar("last_position", Long.class)
            .addScalar("last_seal", String.class)
            .setParameter("cutoff", cutoff);
    return query.getResultList().stream()
        .map(
            row ->
                new ExpiredAuditPartition(
                    row.get("partition_name", String.class),
                    Optional.ofNullable(row.get("last_position", Long.class))
                        .map(last -> new AuditSeal(last, row.get("last_seal", String.class)))))
        .findFirst();
  }

  /**
   * Drops a partition and moves the beginning of the chain behind it.
   *
   * @param mac the MAC of its last seal under the server's secret, hexadecimal
   * @return false if it cannot be dropped any more, or somebody would have to wait
   */
  public boolean drop(
      ExpiredAuditPartition expired, Optional<String> mac, Instant cutoff, Instant now) {
    AuditSeal last = expired.last().orElse(new AuditSeal(0, ""));
    return query(
            """
            select platform.drop_audit_partition(:name, nullif(cast(:position as bigint), 0), nullif(:seal, ''), :mac,
                   cast(:cutoff as timestamptz), cast(:now as timestamptz))
            """,
            Boolean.class)
        .setParameter("name", expired.name())
        .setParameter("position", last.position())
        .setParameter("seal", last.value())
        .setParameter("mac", mac.orElse(""))
        .setParameter("cutoff", cutoff)
        .setParameter("now", now)
        .getSingleResult();
  }

  /**
   * Whether the first entry of the chain is in a partition of the usual length, which is dropped as
   * a whole. That of the rest, and those that were made of one, may hold years.
   *
   * @param days the length of a new partition
   */
  public boolean isOldestDroppedWhole(int days) {
    return query(
            """
            select coalesce(p.until_at - p.from_at <= cast(:days as integer) * interval '2 days', false)
              from (select e.tableoid as partition_oid from platform.audit_entry e
                     where e.position is not null order by e.position limit 1) oldest
              join platform.audit_partition p on p.partition_oid = oldest.partition_oid
            """,
            Boolean.class)
        .setParameter("days", days)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(false);
  }

  private <T> NativeQuery<T> query(String sql, Class<T> type) {
    return entityManager.unwrap(Session.class).createNativeQuery(sql, type);
  }
}
