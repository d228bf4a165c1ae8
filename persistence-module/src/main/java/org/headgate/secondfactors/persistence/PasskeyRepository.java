package org.headgate.secondfactors.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The passkeys of all accounts, and the challenges that were answered with one. */
public class PasskeyRepository {

  private static final String SELECT =
      """
      select new org.headgate.secondfactors.persistence.PasskeyView(
             p.id, a.id, p.credentialId, p.name, p.publicKey, p.signCount, p.backedUp, p.createdAt,
             p.lastUsedAt, a.epoch)
        from Passkey p join p.account a
      """;

  private final EntityManager entityManager;

  public PasskeyRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Oldest first. */
  public List<PasskeyView> of(UUID accountId) {
    return query("where a.id = :account order by p.createdAt, p.id")
        .setParameter("account", accountId)
        .getResultList();
  }

  public Optional<PasskeyView> find(String credentialId) {
    return query("where p.credentialId = :credential")
        .setParameter("credential", credentialId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The passkeys that can answer a log-in challenge of the account's present epoch. */
  public List<PasskeyView> ofChallenge(UUID challengeId, Instant now) {
    return query(
            """
              join MfaChallenge c on c.accountId = a.id and c.epoch = a.epoch
             where c.id = :challenge and c.usedAt is null and c.expiresAt > :now
             order by p.createdAt, p.id
            """)
        .setParameter("challenge", challengeId)
        .setParameter("now", now)
        .getResultList();
  }

  /** Whether the account has one. */
  public boolean any(UUID accountId) {
    return entityManager
            .createQuery("select count(p) from Passkey p where p.accountId = :account", Long.class)
            .setParameter("account", accountId)
            .getSingleResult()
        > 0;
  }

  /**
   * Adds a passkey by one statement, so that of two accounts that add the same credential one gets
   * it.
   *
   * @return false when the credential is known already, to whatever account
   */
  public boolean add(PasskeyView passkey) {
    return entityManager
            .createQuery(
                """
                insert into Passkey
                       (id, accountId, credentialId, name, publicKey, signCount, backedUp, createdAt)
                values (:id, :account, :credential, :name, :key, :count, :backed, :now)
                on conflict do nothing
                """)
            .setParameter("id", passkey.id())
            .setParameter("account", passkey.accountId())
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
   * Records a use.
   *
   * @param seen the sign count that the use was authenticated by: of two concurrent uses one
   *     succeeds
   * @return whether this call did it
   */
  public boolean use(UUID id, long seen, long count, boolean backedUp, Instant now) {
    return entityManager
            .createQuery(
                """
                update Passkey set signCount = :count, backedUp = :backed, lastUsedAt = :now
                 where id = :id and signCount = :seen
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
   * Marks a challenge as used, for all nodes.
   *
   * @return whether this call did it; of two with the same, one does
   */
  public boolean useChallenge(UUID challengeId, Instant expiresAt) {
    return entityManager
            .createQuery(
                """
                insert into UsedPasskeyChallenge (challenge, expiresAt) values (:challenge, :end)
                on conflict do nothing
                """)
            .setParameter("challenge", challengeId)
            .setParameter("end", expiresAt)
            .executeUpdate()
        == 1;
  }

  /**
   * @return whether the account has such a passkey
   */
  public boolean rename(UUID accountId, UUID id, String name) {
    return entityManager
            .createQuery("update Passkey set name = :name where id = :id and accountId = :account")
            .setParameter("id", id)
            .setParameter("account", accountId)
            .setParameter("name", name)
            .executeUpdate()
        == 1;
  }

  /**
   * @return its name; empty when the account has no such passkey, or another call removed it
   */
  public Optional<String> remove(UUID accountId, UUID id) {
    Optional<String> name =
        entityManager
            .createQuery(
                "select p.name from Passkey p where p.id = :id and p.accountId = :account",
                String.class)
            .setParameter("id", id)
            .setParameter("account", accountId)
            .getResultList()
            .stream()
            .findFirst();
    return name.filter(
        found ->
            entityManager
                    .createQuery("delete from Passkey where id = :id and accountId = :account")
                    .setParameter("id", id)
                    .setParameter("account", accountId)
                    .executeUpdate()
                == 1);
  }

  /**
   * @return how many there were
   */
  public int removeAll(UUID accountId) {
    return entityManager
        .createQuery("delete from Passkey where accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  private TypedQuery<PasskeyView> query(String where) {
    return entityManager.createQuery(SELECT + where, PasskeyView.class);
  }
}
