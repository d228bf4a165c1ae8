package org.headgate.oauth.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.hibernate.Session;

/** Reads the state of a token and of the service account that asks about it, in one statement. */
public class IntrospectionRepository {

  private static final UUID NOBODY = new UUID(0, 0);

  private static final String STATEMENT =
      """
      select array_to_string(c.scopes, ' ') as scopes,
             t.account_id as account, array_to_string(t.roles, ' ') as roles, t.expires_at as expires,
             (select array_to_string(o.scopes, ' ') from platform.service_account o
               where o.id = :owner and o.is_active) as owner_scopes,
             exists (select 1 from platform.signing_key k where k.kid = :kid and k.revoked_at is null) as key_good
        from platform.service_account c
        join platform.service_account_secret x on x.service_account_id = c.id
        left join lateral (
             select s.account_id, a.roles, s.expires_at
               from platform.session s
               join platform.account a on a.id = s.account_id
              where s.id = :session and s.ended_at is null and s.expires_at > :now and a.is_active
                and (octet_length(:refreshHash) = 0 or s.token_hash = :refreshHash)) t on true
       where c.id = :client and c.is_active and x.id = :secret and x.secret_hash = :secretHash
      """;

  private final EntityManager entityManager;

  public IntrospectionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Empty when the service account that asks is not active, or the secret is not one of its own.
   */
  public Optional<IntrospectionView> find(IntrospectionQuery query) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(STATEMENT, Tuple.class)
        .addScalar("scopes", String.class)
        .addScalar("account", UUID.class)
        .addScalar("roles", String.class)
        .addScalar("expires", Instant.class)
        .addScalar("owner_scopes", String.class)
        .addScalar("key_good", Boolean.class)
        .setParameter("client", query.clientId())
        .setParameter("secret", query.secretId())
        .setParameter("secretHash", query.secretHash().bytes())
        .setParameter("session", query.sessionId().orElse(NOBODY))
        .setParameter("refreshHash", query.refreshToken().map(KeyedHash::bytes).orElse(new byte[0]))
        .setParameter("owner", query.serviceAccountId().orElse(NOBODY))
        .setParameter("kid", query.kid().orElse(""))
        .setParameter("now", query.now())
        .getResultList()
        .stream()
        .map(IntrospectionRepository::view)
        .findFirst();
  }

  private static IntrospectionView view(Tuple row) {
    return new IntrospectionView(
        splitWords(row.get("scopes", String.class)),
        Optional.ofNullable(row.get("account", UUID.class))
            .map(
                account ->
                    new IntrospectionView.OpenSession(
                        account,
                        splitWords(row.get("roles", String.class)),
                        row.get("expires", Instant.class))),
        Optional.ofNullable(row.get("owner_scopes", String.class))
            .map(IntrospectionRepository::splitWords),
        row.get("key_good", Boolean.class));
  }

  private static List<String> splitWords(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
