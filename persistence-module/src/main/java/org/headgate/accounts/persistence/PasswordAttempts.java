package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.limits.persistence.LedgerKey;
import org.headgate.limits.persistence.LedgerPage;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What a log-in by password has to know before anything is hashed, in one round trip. */
@Dependent
public class PasswordAttempts {

  private final EntityManager platform;

  @Inject
  PasswordAttempts(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Reads the account of an address, if there is one, and what the ledger holds on the address,
   * known or not. Nothing is locked.
   *
   * @param networkSince from when on the network's doings count
   */
  public SeenAttempts look(LedgerKey key, Instant networkSince) {
    return key.bind(statement(), networkSince).getResultList().stream()
        .map(row -> new SeenAttempts(account(row), page(row)))
        .findFirst()
        .orElseThrow();
  }

  private NativeQuery<Tuple> statement() {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select a.id as id, a.password_hash as hash, a.is_active as active,
                   a.email_verified_at is not null as verified,
                   w.lane as lane, coalesce(l.happened_at, '{}') as entries,
                   (select coalesce(sum(c.count), 0) from platform.network_count c
                     where c.network_hash = :network and c.kind = :networkKind
                       and c.slot > :since) as network_count
              from (values (1)) one
              left join platform.account a on a.email = :email
             cross join lateral (
                   select cast(case when a.id = :claimant then :claimed else 0 end as smallint) as lane) w
              left join platform.attempt_ledger l
                     on l.address_hash = :address and l.kind = :kind and l.lane = w.lane
            """,
            Tuple.class)
        .addScalar("id", UUID.class)
        .addScalar("hash", String.class)
        .addScalar("active", Boolean.class)
        .addScalar("verified", Boolean.class)
        .addScalar("lane", Integer.class)
        .addScalar("entries", Instant[].class)
        .addScalar("network_count", Long.class);
  }

  private static Optional<CredentialsView> account(Tuple row) {
    return Optional.ofNullable(row.get("id", UUID.class))
        .map(
            id ->
                new CredentialsView(
                    id,
                    row.get("hash", String.class),
                    row.get("active", Boolean.class),
                    row.get("verified", Boolean.class)));
  }

  private static LedgerPage page(Tuple row) {
    return new LedgerPage(
        row.get("lane", Integer.class),
        List.of(row.get("entries", Instant[].class)),
        List.of(),
        row.get("network_count", Long.class));
  }
}
