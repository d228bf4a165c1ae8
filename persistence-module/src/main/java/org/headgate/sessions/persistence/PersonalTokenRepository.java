package org.headgate.sessions.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.common.identity.UserId;

/** The personal access tokens of the platform database. Each call is one statement. */
public class PersonalTokenRepository {

  /** Condition: the token {@code k} of an account {@code a} is valid now. */
  private static final String IS_GOOD = "k.expiresAt > :now and k.epoch = a.epoch";

  private static final String FIND_VALID =
      "select new org.headgate.sessions.persistence.PersonalTokenView("
          + AccountRepository.VIEW
          + ", k.scopes, k.amr, k.createdAt, k.expiresAt)"
          + AccountRepository.FROM
          + """
          join PersonalToken k on k.accountId = a.id
          where k.id = :id and k.tokenHash = :hash and
          """
          + IS_GOOD;

  private static final String FIND_OWNER =
      AccountRepository.SELECT_VIEW
          + "join PersonalToken k on k.accountId = a.id where k.id = :id and "
          + IS_GOOD;

  private final EntityManager entityManager;

  public PersonalTokenRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(PersonalTokenEntity token) {
    entityManager.persist(token);
  }

  /** A valid token with its account, inactive accounts included. */
  public Optional<PersonalTokenView> findValid(UUID id, byte[] hash, Instant now) {
    return entityManager
        .createQuery(FIND_VALID, PersonalTokenView.class)
        .setParameter("id", id)
        .setParameter("hash", hash)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The account of a token that is still valid, inactive accounts included. */
  public Optional<AccountView> owner(UUID id, Instant now) {
    return entityManager
        .createQuery(FIND_OWNER, AccountView.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The valid tokens of an account, oldest first; ids are ordered by time. */
  public List<PersonalTokenEntity> of(UserId accountId, Instant now) {
    return entityManager
        .createQuery(
            "select k from PersonalToken k join Account a on a.id = k.accountId"
                + " where k.accountId = :account and "
                + IS_GOOD
                + " order by k.id",
            PersonalTokenEntity.class)
        .setParameter("account", accountId.value())
        .setParameter("now", now)
        .getResultList();
  }

  /**
   * @return whether the account had this token
   */
  public boolean remove(UserId accountId, UUID id) {
    return entityManager
            .createQuery("delete from PersonalToken where id = :id and accountId = :account")
            .setParameter("id", id)
            .setParameter("account", accountId.value())
            .executeUpdate()
        == 1;
  }

  /** Records a use of the token, unless one was recorded since the given instant. */
  public void markUsed(UUID id, Instant now, Instant since) {
    entityManager
        .createQuery(
            """
            update PersonalToken set lastUsedAt = :now
             where id = :id and (lastUsedAt is null or lastUsedAt < :since)
            """)
        .setParameter("id", id)
        .setParameter("now", now)
        .setParameter("since", since)
        .executeUpdate();
  }
}
