package org.headgate.accounts.persistence.provisioning;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;

/** Invitations of the platform database. Each call is one statement. */
public class InvitationRepository {

  /**
   * Selects {@link InvitationView}s of open invitations {@code i} with their accounts {@code a}.
   */
  private static final String SELECT_OPEN =
      """
      select new org.headgate.accounts.persistence.provisioning.InvitationView(
             a.id, a.email, a.fullName, a.locale, a.timeZone, a.roles, a.departmentId, i.invitedAt, i.sentAt,
             i.lifetimeSeconds)
        from Invitation i join i.account a
       where a.emailVerifiedAt is null and a.deletedAt is null
      """;

  private final EntityManager entityManager;

  public InvitationRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Writes the invitation of a newly created account. */
  public void add(UUID accountId, Instant now, Duration lifetime) {
    entityManager.persist(new InvitationEntity(accountId, now, lifetime));
    entityManager.flush();
  }

  /**
   * Open invitations, ordered by address.
   *
   * @param after the address of the last one of the previous page
   */
  public List<InvitationView> page(Optional<String> after, int limit) {
    return entityManager
        .createQuery(SELECT_OPEN + " and a.email > :after order by a.email", InvitationView.class)
        .setParameter("after", after.orElse(""))
        .setMaxResults(limit)
        .getResultList();
  }

  /** The open invitation of an account. */
  public Optional<InvitationView> find(UUID accountId) {
    return entityManager
        .createQuery(SELECT_OPEN + " and a.id = :account", InvitationView.class)
        .setParameter("account", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Locks the invitation of an account, so that it is not sent again meanwhile. */
  public void lock(UUID accountId) {
    entityManager
        .createNativeQuery(
            "select account_id from platform.invitation where account_id = :account for update")
        .setParameter("account", accountId)
        .getResultList();
  }

  /** Records that the mail is sent again; the lifetime starts anew. */
  public void markSent(UUID accountId, Instant now) {
    entityManager
        .createQuery("update Invitation set sentAt = :now where accountId = :account")
        .setParameter("account", accountId)
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Removes the account of an invitation that nobody has accepted.
   *
   * @return false, and nothing changed, when its address was verified meanwhile
   */
  public boolean withdraw(UUID accountId) {
    return entityManager
            .createQuery(
                "delete from Account where id = :account and emailVerifiedAt is null and deletedAt is null")
            .setParameter("account", accountId)
            .executeUpdate()
        == 1;
  }

  /**
   * Sets the first password of the account and verifies its address; the epoch stays.
   *
   * @return false, and nothing changed, when the account is inactive, verified already, or changed
   *     since it was authenticated
   */
  public boolean accept(AccountAtEpoch account, String hash, Instant now) {
    return entityManager
            .createQuery(
                """
                update Account set passwordHash = :hash, emailVerifiedAt = :now, emailBouncedAt = null
                 where id = :id and epoch = :epoch and active = true and emailVerifiedAt is null
                """)
            .setParameter("id", account.id().value())
            .setParameter("epoch", account.epoch())
            .setParameter("hash", hash)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Removes an invitation that was accepted. */
  public void remove(UUID accountId) {
    entityManager
        .createQuery("delete from Invitation where accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }
}
