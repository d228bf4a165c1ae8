package org.headgate.ratelimit.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * The ledger of attempts on addresses, in the platform database: shared by all nodes, and not reset
 * by a restart. A row holds 30 instants at most, so a flood of attempts on one address needs no
 * more space than that.
 */
public class AttemptLedgerRepository {

  private final EntityManager entityManager;

  public AttemptLedgerRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Reads a row and locks it until the transaction ends, so that of several concurrent attempts
   * each sees what the previous one wrote. From then on the transaction waits at most 1.5 s for a
   * lock: anybody can request the row of any address, and waiters must not hold all connections.
   *
   * @param networkSince start of the window in which the network's attempts count
   * @return empty when another transaction has just created the row: call again
   */
  public Optional<AttemptHistory> lock(AttemptKey key, Instant networkSince, Instant now) {
    return key
        .bind(lockingStatement(), networkSince)
        .setParameter("family", key.family())
        .setParameter("now", now)
        .getResultList()
        .stream()
        .map(AttemptLedgerRepository::history)
        .findFirst();
  }

  private NativeQuery<Tuple> lockingStatement() {
    return ledgerQuery(
        """
            with holder as materialized (
              select cast(case when exists (select 1 from platform.account a
                                             where a.email = :email and a.id = :claimant
                                               and a.epoch = :epoch)
                               then :claimed else 0 end as smallint) as lane
                from (select set_config('lock_timeout', '1500ms', true) as lock_timeout) patience
               where patience.lock_timeout is not null),
            held as (
              select l.lane, l.happened_at from platform.attempt_ledger l
               where l.address_hash = :address and l.kind = :kind and l.lane = (select lane from holder)
                 for update),
            made as (
              insert into platform.attempt_ledger (address_hash, kind, lane, idle_at)
              select :address, :kind, lane, :now from holder where not exists (select 1 from held)
              on conflict do nothing returning lane, happened_at),
            page as (select * from held union all select * from made)
            select p.lane as lane, p.happened_at as entries,
                   array(select unnest(o.happened_at) from platform.attempt_ledger o
                          where o.address_hash = :address and o.lane = p.lane and o.kind <> :kind
                            and starts_with(o.kind, :family)) as related,
                   (select coalesce(sum(c.count), 0) from platform.network_count c
                     where c.network_hash = :network and c.kind = :networkKind
                       and c.slot > :since) as network_count
              from page p
            """);
  }

  /**
   * Locks an address until the transaction ends, for kinds that share a limit: each has a row of
   * its own, so {@link #lock} alone does not let one attempt see the others. Call it before any
   * other lock on the address or its account. From then on the transaction waits at most 1.5 s for
   * a lock.
   */
  public void lockAddress(KeyedHash address) {
    entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select 1 from (
              select pg_advisory_xact_lock(hashtextextended(encode(:address, 'hex'), 0))
                from (select set_config('lock_timeout', '1500ms', true) as lock_timeout) patience
               where patience.lock_timeout is not null) locked
            """,
            Integer.class)
        .setParameter("address", address.bytes())
        .getSingleResult();
  }

  /** Reads a row without a lock and without related kinds. */
  public AttemptHistory read(AttemptKey key, Instant networkSince) {
    return key.bind(readStatement(), networkSince).getResultList().stream()
        .map(AttemptLedgerRepository::history)
        .findFirst()
        .orElseThrow();
  }

  private NativeQuery<Tuple> readStatement() {
    return ledgerQuery(
        """
            select w.lane as lane, coalesce(l.happened_at, '{}') as entries,
                   cast('{}' as timestamptz[]) as related,
                   (select coalesce(sum(c.count), 0) from platform.network_count c
                     where c.network_hash = :network and c.kind = :networkKind
                       and c.slot > :since) as network_count
              from (select cast(case when exists (select 1 from platform.account a
                                                   where a.email = :email and a.id = :claimant
                                                     and a.epoch = :epoch)
                                     then :claimed else 0 end as smallint) as lane) w
              left join platform.attempt_ledger l
                     on l.address_hash = :address and l.kind = :kind and l.lane = w.lane
            """);
  }

  /**
   * Adds an entry, and charges the network if the device is unknown.
   *
   * @param idleAt when the entry stops counting
   * @param slot the network's slot that contains {@code now}
   * @return the entries of the row with the new one, newest first; concurrent calls return
   *     different numbers of them
   */
  public List<Instant> add(AttemptKey key, int lane, Instant now, Instant idleAt, Instant slot) {
    return List.of(
        entityManager
            .unwrap(Session.class)
            .createNativeQuery(
                """
                with entry as (
                  insert into platform.attempt_ledger as l (address_hash, kind, lane, happened_at, idle_at)
                  values (:address, :kind, :lane, array[cast(:now as timestamptz)], :idle)
                  on conflict (address_hash, kind, lane) do update
                     set happened_at = (array_prepend(cast(:now as timestamptz), l.happened_at))[1:30],
                         idle_at = excluded.idle_at
                  returning l.happened_at),
                charged as (
                  insert into platform.network_count as c (network_hash, kind, slot, count)
                  select :network, :networkKind, :slot, 1 where :lane = 0 and length(:network) > 0
                  on conflict (network_hash, kind, slot) do update set count = c.count + 1)
                select e.happened_at as entries from entry e
                """,
                Tuple.class)
            .addScalar("entries", Instant[].class)
            .setParameter("address", key.addressHash().bytes())
            .setParameter("kind", key.kind())
            .setParameter("lane", lane)
            .setParameter("now", now)
            .setParameter("idle", idleAt)
            .setParameter("network", key.network().bytes())
            .setParameter("networkKind", key.networkKind())
            .setParameter("slot", slot)
            .getSingleResult()
            .get("entries", Instant[].class));
  }

  /**
   * Adds an entry, unless the row was written since it was read.
   *
   * @param newest the newest entry that was read
   * @return whether it was written
   */
  public boolean addIfUnchanged(
      AttemptKey key, int lane, Instant newest, Instant now, Instant idleAt) {
    return entityManager
            .createNativeQuery(
                """
                update platform.attempt_ledger
                   set happened_at = (array_prepend(cast(:now as timestamptz), happened_at))[1:30],
                       idle_at = :idle
                 where address_hash = :address and kind = :kind and lane = :lane
                   and happened_at[1] = :newest
                """)
            .setParameter("address", key.addressHash().bytes())
            .setParameter("kind", key.kind())
            .setParameter("lane", lane)
            .setParameter("newest", newest)
            .setParameter("now", now)
            .setParameter("idle", idleAt)
            .executeUpdate()
        == 1;
  }

  /** Removes all entries of one row. */
  public void clear(AttemptKey key, int lane, Instant now) {
    entityManager
        .createNativeQuery(
            """
            update platform.attempt_ledger set happened_at = '{}', idle_at = :now
             where address_hash = :address and kind = :kind and lane = :lane
            """)
        .setParameter("address", key.addressHash().bytes())
        .setParameter("kind", key.kind())
        .setParameter("lane", lane)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** All rows of an address. */
  public List<AttemptLedgerEntry> of(KeyedHash address) {
    return entityManager
        .createQuery(
            "select l from AttemptLedgerEntity l where l.id.addressHash = :address",
            AttemptLedgerEntity.class)
        .setParameter("address", address.bytes())
        .getResultList()
        .stream()
        .map(AttemptLedgerEntity::line)
        .toList();
  }

  /** Deletes all rows of an address. */
  public void forget(KeyedHash address) {
    entityManager
        .createQuery("delete from AttemptLedgerEntity l where l.id.addressHash = :address")
        .setParameter("address", address.bytes())
        .executeUpdate();
  }

  private NativeQuery<Tuple> ledgerQuery(String sql) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(sql, Tuple.class)
        .addScalar("lane", Integer.class)
        .addScalar("entries", Instant[].class)
        .addScalar("related", Instant[].class)
        .addScalar("network_count", Long.class);
  }

  private static AttemptHistory history(Tuple row) {
    return new AttemptHistory(
        row.get("lane", Integer.class),
        List.of(row.get("entries", Instant[].class)),
        List.of(row.get("related", Instant[].class)),
        row.get("network_count", Long.class));
  }
}
