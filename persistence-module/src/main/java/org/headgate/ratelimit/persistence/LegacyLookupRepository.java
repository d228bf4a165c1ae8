package org.headgate.ratelimit.persistence;

import jakarta.persistence.EntityManager;
import java.time.Duration;

/** The addresses about which the legacy system was asked lately, by any node. */
public class LegacyLookupRepository {

  private final EntityManager entityManager;

  public LegacyLookupRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Claims the next lookup of an address, by one statement and the database's clock.
   *
   * @param interval during which nobody else gets the claim
   * @return false when somebody has it; of several callers, one gets it
   */
  public boolean claim(KeyedHash address, Duration interval) {
    return entityManager
            .createNativeQuery(
                """
                insert into platform.legacy_lookup as l (address_hash, repeatable_at)
                values (:address, clock_timestamp() + cast(:interval as interval))
                on conflict (address_hash) do update set repeatable_at = excluded.repeatable_at
                 where l.repeatable_at <= clock_timestamp()
                """)
            .setParameter("address", address.bytes())
            .setParameter("interval", interval.toString())
            .executeUpdate()
        == 1;
  }
}
