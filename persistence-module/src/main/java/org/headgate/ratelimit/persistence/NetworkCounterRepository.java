package org.headgate.ratelimit.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Counts the attempts of client networks, by slots of time. */
public class NetworkCounterRepository {

  private final EntityManager entityManager;

  public NetworkCounterRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Counts one attempt of a network. */
  public void add(KeyedHash network, String kind, Instant slot) {
    entityManager
        .createNativeQuery(
            """
            insert into platform.network_count as c (network_hash, kind, slot, count)
            values (:network, :kind, :slot, 1)
            on conflict (network_hash, kind, slot) do update set count = c.count + 1
            """)
        .setParameter("network", network.bytes())
        .setParameter("kind", kind)
        .setParameter("slot", slot)
        .executeUpdate();
  }

  /**
   * The slot that must leave the window before a network's count falls below its limit, if nothing
   * is added meanwhile.
   *
   * @return empty when it is below already
   */
  public Optional<Instant> findBlockingSlot(
      KeyedHash network, String kind, Instant since, long limit) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select max(s.slot) as slot from (
              select c.slot, sum(c.count) over (order by c.slot desc) as newer
                from platform.network_count c
               where c.network_hash = :network and c.kind = :kind and c.slot > :since) s
             where s.newer >= :limit
            """,
            Tuple.class)
        .addScalar("slot", Instant.class)
        .setParameter("network", network.bytes())
        .setParameter("kind", kind)
        .setParameter("since", since)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .flatMap(row -> Optional.ofNullable(row.get("slot", Instant.class)).stream())
        .findFirst();
  }
}
