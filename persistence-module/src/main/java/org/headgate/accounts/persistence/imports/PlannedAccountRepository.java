package org.headgate.accounts.persistence.imports;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * The accounts that dry runs would have created, as keyed hashes in hexadecimal digits. Each call
 * is one statement.
 */
public class PlannedAccountRepository {

  private final EntityManager entityManager;

  public PlannedAccountRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds keys to a dry run; those that it has already stay. */
  public void add(UUID importId, Collection<String> keys) {
    entityManager
        .createNativeQuery(
            """
            insert into platform.user_import_plan (import_id, account_key)
            select :id, decode(k, 'hex') from unnest(cast(:keys as text[])) k
            on conflict do nothing
            """)
        .setParameter("id", importId)
        .setParameter("keys", keys.toArray(String[]::new))
        .executeUpdate();
  }

  /** The keys that a dry run has. */
  public Set<String> known(UUID importId, Collection<String> keys) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select encode(p.account_key, 'hex') from platform.user_import_plan p
             where p.import_id = :id
               and p.account_key = any (array(select decode(k, 'hex') from unnest(cast(:keys as text[])) k))
            """,
            String.class)
        .setParameter("id", importId)
        .setParameter("keys", keys.toArray(String[]::new))
        .getResultList()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Removes some keys of dry runs that have ended.
   *
   * @return how many were removed
   */
  public int removeEnded(int limit) {
    return entityManager
        .createNativeQuery(
            """
            delete from platform.user_import_plan where ctid = any (array(
              select p.ctid
                from platform.user_import i
               cross join lateral (
                 select k.ctid from platform.user_import_plan k where k.import_id = i.id
                  order by k.account_key limit :limit) p
               where i.state in ('done', 'cancelled') limit :limit))
            """)
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
