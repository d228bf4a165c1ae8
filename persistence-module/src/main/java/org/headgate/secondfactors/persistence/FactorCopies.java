package org.headgate.secondfactors.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;
import org.headgate.secondfactors.persistence.SecondFactorDataExport.PasskeyCopy;
import org.hibernate.Session;

/** What is kept of a person's second factors, for that person. */
@Dependent
public class FactorCopies {

  private final EntityManager platform;
  private final PasskeyRepository passkeyRepository;

  @Inject
  FactorCopies(@Platform EntityManager platform, PasskeyRepository passkeyRepository) {
    this.platform = platform;
    this.passkeyRepository = passkeyRepository;
  }

  /** Two statements; empty members for an account without a second factor. */
  public SecondFactorDataExport of(UUID account) {
    List<PasskeyCopy> copies = passkeyRepository.of(account).stream().map(PasskeyCopy::of).toList();
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select (select created_at from platform.totp where account_id = :account) as created_at,
                   (select confirmed_at from platform.totp where account_id = :account) as confirmed_at,
                   (select count(*) from platform.recovery_code
                     where account_id = :account and used_at is null) as codes_left,
                   (select count(*) from platform.recovery_code
                     where account_id = :account and used_at is not null) as codes_used
            """,
            Tuple.class)
        .addScalar("created_at", Instant.class)
        .addScalar("confirmed_at", Instant.class)
        .addScalar("codes_left", Long.class)
        .addScalar("codes_used", Long.class)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .map(row -> copy(row, copies))
        .findFirst()
        .orElseThrow();
  }

  private static SecondFactorDataExport copy(Tuple row, List<PasskeyCopy> passkeys) {
    return new SecondFactorDataExport(
        Optional.ofNullable(row.get("created_at", Instant.class)),
        Optional.ofNullable(row.get("confirmed_at", Instant.class)),
        row.get("codes_left", Long.class),
        row.get("codes_used", Long.class),
        passkeys);
  }
}
