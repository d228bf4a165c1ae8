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
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The passkeys of all accounts. Each call is one statement. */
@Dependent
public class PasskeyRepository {

  private static final String SELECT =
      """
      select p.id as id, p.account_id as account_id, p.credential_id as credential_id, p.name as name,
             p.public_key as public_key, p.sign_count as sign_count, p.is_backed_up as is_backed_up,
             p.created_at as created_at, p.last_used_at as last_used_at, a.epoch as epoch
        from platform.passkey p join platform.account a on a.id = p.account_id
      """;

  private final EntityManager platform;

  @Inject
  PasskeyRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /** The oldest first. */
  public List<PasskeyView> of(UUID account) {
    return read("where p.account_id = :key order by p.created_at, p.id", account);
  }

  public Optional<PasskeyView> find(String credentialId) {
    return read("where p.credential_id = :key", credentialId).stream().findFirst();
  }

  /** Those of the account that a log-in of its present epoch waits for. */
  public List<PasskeyView> ofChallenge(UUID challenge, Instant now) {
    return views(
        query(
                """
                  join platform.mfa_challenge c on c.account_id = a.id and c.epoch = a.epoch
                 where c.id = :challenge and c.used_at is null and c.expires_at > :now
                 order by p.created_at, p.id
                """)
            .setParameter("challenge", challenge)
            .setParameter("now", now));
  }

  /** Whether the account has one. */
  public boolean any(UUID account) {
    return !of(account).isEmpty();
  }

  /**
   * @return false when the credential is known already, to whatever account
   */
  public boolean add(PasskeyView passkey) {
    return platform
            .createNativeQuery(
                """
                insert into platform.passkey
                       (id, account_id, credential_id, name, public_key, sign_count, is_backed_up, created_at)
                values (:id, :account, :credential, :name, :key, :count, :backed, :now)
                on conflict do nothing
                """)
            .setParameter("id", passkey.id())
            .setParameter("account", passkey.account())
            .setParameter("credential", passkey.credentialId())
            .setParameter("name", passkey.name())
            .setParameter("key", passkey.publicKey())
            .setParameter("count", passkey.signCount())
            .setParameter("backed", passkey.backedUp())
            .setParameter("now", passkey.createdAt())
            .executeUpdate()
        == 1;
  }

  /**
   * Notes a use.
   *
   * @param seen the count that the use was judged by: of two at once, one does it
   * @return whether this call did it
   */
  public boolean use(UUID id, long seen, long count, boolean backedUp, Instant now) {
    return platform
            .createNativeQuery(
                """
                update platform.passkey
                   set sign_count = :count, is_backed_up = :backed, last_used_at = :now
                 where id = :id and sign_count = :seen
                """)
            .setParameter("id", id)
            .setParameter("seen", seen)
            .setParameter("count", count)
            .setParameter("backed", backedUp)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * @return whether the account has such a passkey
   */
  public boolean rename(UUID account, UUID id, String name) {
    return platform
            .createNativeQuery(
                "update platform.passkey set name = :name where id = :id and account_id = :account")
            .setParameter("id", id)
            .setParameter("account", account)
            .setParameter("name", name)
            .executeUpdate()
        == 1;
  }

  /**
   * @return its name; empty when the account has no such passkey
   */
  public Optional<String> remove(UUID account, UUID id) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            "delete from platform.passkey where id = :id and account_id = :account returning name",
            String.class)
        .setParameter("id", id)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * @return how many there were
   */
  public int removeAll(UUID account) {
    return platform
        .createNativeQuery("delete from platform.passkey where account_id = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  private List<PasskeyView> read(String where, Object key) {
    return views(query(where).setParameter("key", key));
  }

  private NativeQuery<Tuple> query(String where) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(SELECT + where, Tuple.class)
        .addScalar("id", UUID.class)
        .addScalar("account_id", UUID.class)
        .addScalar("credential_id", String.class)
        .addScalar("name", String.class)
        .addScalar("public_key", String.class)
        .addScalar("sign_count", Long.class)
        .addScalar("is_backed_up", Boolean.class)
        .addScalar("created_at", Instant.class)
        .addScalar("last_used_at", Instant.class)
        .addScalar("epoch", Integer.class);
  }

  private static List<PasskeyView> views(NativeQuery<Tuple> query) {
    return query.getResultList().stream().map(PasskeyRepository::view).toList();
  }

  private static PasskeyView view(Tuple row) {
    return new PasskeyView(
        row.get("id", UUID.class),
        row.get("account_id", UUID.class),
        row.get("credential_id", String.class),
        row.get("name", String.class),
        row.get("public_key", String.class),
        row.get("sign_count", Long.class),
        row.get("is_backed_up", Boolean.class),
        row.get("created_at", Instant.class),
        Optional.ofNullable(row.get("last_used_at", Instant.class)),
        row.get("epoch", Integer.class));
  }
}
