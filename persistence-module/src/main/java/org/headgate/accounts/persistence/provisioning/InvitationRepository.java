package org.headgate.accounts.persistence.provisioning;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;

/** The invitations of the platform database. Each call is one statement. */
public class InvitationRepository {

  /** Reads {@link InvitationView}s of open invitations {@code i} with their accounts {@code a}. */
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

  /** Writes the invitation of an account that was made just now. */
  public void add(UUID account, Instant now, Duration lifetime) {
    entityManager.persist(new InvitationEntity(account, now, lifetime));
    entityManager.flush();
  }

  /**
   * The open ones, in the order of their addresses.
   *
   * @param after the address of the last one of the page before
   */
  public List<InvitationView> page(Optional<String> after, int limit) {
    return entityManager
        .createQuery(SELECT_OPEN + " and a.email > :after order by a.email", InvitationView.class)
        .setParameter("after", after.orElse(""))
        .setMaxResults(limit)
        .getResultList();
  }

  /** An open one. */
  public Optional<InvitationView> find(UUID account) {
    return entityManager
        .createQuery(SELECT_OPEN + " and a.id = :account", InvitationView.class)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Its mail is sent once more; its lifetime begins anew. */
  public void markSent(UUID account, Instant now) {
    entityManager
        .createQuery("update Invitation set sentAt = :now where accountId = :account")
        .setParameter("account", account)
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Removes an account that was invited and has not come.
   *
   * @return false, and nothing changed, when its address was verified meanwhile
   */
  public boolean withdraw(UUID account) {
    return entityManager
            .createQuery(
                "delete from Account where id = :account and emailVerifiedAt is null and deletedAt is null")
            .setParameter("account", account)
            .executeUpdate()
        == 1;
  }

  /**
   * Gives the account its first password and verifies its address; its epoch goes on.
   *
   * @return false, and nothing changed, when the account is inactive, verified already, or not any
   *     more what was judged
   */
  public boolean accept(JudgedAccount judged, String hash, Instant now) {
    return entityManager
            .createQuery(
                """
                update Account set passwordHash = :hash, emailVerifiedAt = :now, emailBouncedAt = null
                 where id = :id and epoch = :epoch and active = true and emailVerifiedAt is null
                """)
            .setParameter("id", judged.id().value())
            .setParameter("epoch", judged.epoch())
            .setParameter("hash", hash)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** The invitation has done its work. */
  public void remove(UUID account) {
    entityManager
        .createQuery("delete from Invitation where accountId = :account")
        .setParameter("account", account)
        .executeUpdate();
  }
}
