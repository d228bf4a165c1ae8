package org.headgate.audit.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The hash chain of the audit log. Sealing and purging hold its lock for the transaction. */
public class AuditChainRepository {

  /** A query for whether entries wait to be sealed; in the order of an index of those alone. */
  public static final String UNSEALED =
      "(select true from platform.audit_entry where position is null order by written limit 1)"
          + " is not null";

  /** The value of {@link #UNSEALED} where there are none. */
  public static final String NONE_UNSEALED = "false";

  private static final long LOCK = 0x4865616461756469L;

  /** The database's order; Java compares the halves of an id as signed numbers. */
  private static final Comparator<UUID> IDS = Comparator.comparing(UUID::toString);

  private final EntityManager entityManager;

  public AuditChainRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Takes the lock until the end of the transaction, unless another node has it. */
  public boolean tryLock() {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
        .setParameter("lock", LOCK)
        .getSingleResult();
  }

  /** The last seal of the chain, if there is one. */
  public Optional<AuditSeal> last() {
    return entityManager
        .createQuery(
            "select new org.headgate.audit.persistence.AuditSeal(e.position, e.seal) from"
                + " AuditEntryEntity e where e.position is not null order by e.position desc",
            AuditSeal.class)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Where the chain now begins, if the retention has removed entries. */
  public Optional<AuditAnchorEntity> anchor() {
    return Optional.ofNullable(entityManager.find(AuditAnchorEntity.class, AuditAnchorEntity.ONE));
  }

  /**
   * Assigns positions and seals to entries, in one statement. It names the range of their ids:
   * otherwise the server may read all partitions, because it does not expect new entries in one.
   */
  public void seal(List<UUID> entries, List<AuditSeal> seals) {
    entityManager
        .createNativeQuery(
            """
            update platform.audit_entry e set position = s.position, seal = s.seal
              from unnest(cast(:ids as uuid[]), cast(:positions as bigint[]), cast(:seals as text[]))
                   s (id, position, seal)
             where e.id = s.id and e.id between cast(:least as uuid) and cast(:greatest as uuid)
            """)
        .setParameter("least", Collections.min(entries, IDS))
        .setParameter("greatest", Collections.max(entries, IDS))
        .setParameter("ids", entries.toArray(UUID[]::new))
        .setParameter("positions", seals.stream().map(AuditSeal::position).toArray(Long[]::new))
        .setParameter("seals", seals.stream().map(AuditSeal::value).toArray(String[]::new))
        .executeUpdate();
  }

  /**
   * The last of the leading entries of the chain that are all older than an instant, and than a day
   * by the database's clock: it keeps younger ones, whatever the clock of this node says.
   */
  public Optional<AuditSeal> lastOlderThan(Instant cutoff, int limit) {
    NativeQuery<Tuple> query =
        entityManager
            .unwrap(Session.class)
            .createNativeQuery(
                """
                select position, seal
                  from (select position, seal, bool_and(
                               occurred_at < least(cast(:cutoff as timestamptz), now() - interval '1 day'))
                               over (order by position) as old
                          from (select position, seal, occurred_at from platform.audit_entry
                                 where position is not null order by position limit :limit) first) judged
                 where old order by position desc limit 1
                """,
                Tuple.class)
            .addScalar("position", Long.class)
            .addScalar("seal", String.class)
            .setParameter("cutoff", cutoff)
            .setParameter("limit", limit);
    return query.getResultList().stream()
        .map(row -> new AuditSeal(row.get("position", Long.class), row.get("seal", String.class)))
        .findFirst();
  }

  /**
   * Removes the chain's entries up to a position and makes the next one the beginning.
   *
   * @param mac the MAC of the seal under the server's secret, hexadecimal
   * @return how many were removed
   */
  public int purge(AuditSeal seal, String mac, Instant now) {
    entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            "select set_config('headgate.audit_retention', 'on', true)", String.class)
        .getSingleResult();
    anchor()
        .ifPresentOrElse(
            anchor -> anchor.move(seal, mac, now),
            () -> entityManager.persist(new AuditAnchorEntity(seal, mac, now)));
    entityManager.flush();
    return entityManager
        .createNativeQuery("delete from platform.audit_entry where position <= :position")
        .setParameter("position", seal.position())
        .executeUpdate();
  }
}
