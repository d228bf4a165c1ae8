package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the personal data of an account, for its owner's export. Each call is one statement. */
public class AccountExportRepository {

  private static final UUID LAST = new UUID(-1, -1);

  private final EntityManager entityManager;

  public AccountExportRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public Optional<AccountDataExport> account(UUID accountId) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.accounts.persistence.AccountDataExport(
                   a.id, a.email, a.emailVerifiedAt, a.emailBouncedAt, a.fullName, a.locale, a.timeZone, a.roles,
                   d.name, a.active, a.createdAt, a.lastLoginAt, e.externalId)
              from Account a left join a.department d left join ExternalIdentity e on e.accountId = a.id
             where a.id = :account
            """,
            AccountDataExport.class)
        .setParameter("account", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Newest first; ids are ordered by time.
   *
   * @param before the last one of the previous page
   */
  public List<SessionDataExport> sessions(UUID accountId, Optional<UUID> before, int limit) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.accounts.persistence.SessionDataExport(
                   s.id, s.amr, s.createdAt, s.lastUsedAt, s.expiresAt, s.endedAt, s.endReason, s.userAgent, s.address)
              from Session s where s.accountId = :account and s.id < :before order by s.id desc
            """,
            SessionDataExport.class)
        .setParameter("account", accountId)
        .setParameter("before", before.orElse(LAST))
        .setMaxResults(limit)
        .getResultList();
  }
}
