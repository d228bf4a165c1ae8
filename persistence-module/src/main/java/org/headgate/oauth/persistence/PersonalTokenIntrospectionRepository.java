package org.headgate.oauth.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** As {@link IntrospectionRepository}, for personal access tokens; also one statement. */
public class PersonalTokenIntrospectionRepository {

  private static final String STATEMENT =
      """
      select array_to_string(c.scopes, ' ') as client_scopes,
             t.account_id as account, t.email as email, array_to_string(t.roles, ' ') as roles,
             array_to_string(t.scopes, ' ') as scopes, t.created_at as created, t.expires_at as expires,
             array_to_string(t.amr, ' ') as amr
        from platform.service_account c
        join platform.service_account_secret x on x.service_account_id = c.id
        left join lateral (
             select k.account_id, a.email, a.roles, k.scopes, k.created_at, k.expires_at, k.amr
               from platform.personal_token k
               join platform.account a on a.id = k.account_id
              where k.id = :token and k.token_hash = :tokenHash and k.expires_at > :now
                and k.epoch = a.epoch and a.is_active) t on true
       where c.id = :client and c.is_active and x.id = :secret and x.secret_hash = :secretHash
      """;

  private final EntityManager entityManager;

  public PersonalTokenIntrospectionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Empty when the service account that asks is not active, or the secret is not one of its own.
   */
  public Optional<PersonalTokenIntrospection> find(PersonalTokenIntrospectionQuery query) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(STATEMENT, Tuple.class)
        .addScalar("client_scopes", String.class)
        .addScalar("account", UUID.class)
        .addScalar("email", String.class)
        .addScalar("roles", String.class)
        .addScalar("scopes", String.class)
        .addScalar("created", Instant.class)
        .addScalar("expires", Instant.class)
        .addScalar("amr", String.class)
        .setParameter("client", query.clientId())
        .setParameter("secret", query.secretId())
        .setParameter("secretHash", query.secretHash().bytes())
        .setParameter("token", query.tokenId())
        .setParameter("tokenHash", query.tokenHash().bytes())
        .setParameter("now", query.now())
        .getResultList()
        .stream()
        .map(PersonalTokenIntrospectionRepository::view)
        .findFirst();
  }

  private static PersonalTokenIntrospection view(Tuple row) {
    return new PersonalTokenIntrospection(
        splitWords(row.get("client_scopes", String.class)),
        Optional.ofNullable(row.get("account", UUID.class))
            .map(accountId -> token(accountId, row)));
  }

  private static PersonalTokenIntrospection.GoodToken token(UUID accountId, Tuple row) {
    return new PersonalTokenIntrospection.GoodToken(
        accountId,
        row.get("email", String.class),
        splitWords(row.get("roles", String.class)),
        splitWords(row.get("scopes", String.class)),
        row.get("created", Instant.class),
        row.get("expires", Instant.class),
        splitWords(row.get("amr", String.class)));
  }

  private static List<String> splitWords(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
