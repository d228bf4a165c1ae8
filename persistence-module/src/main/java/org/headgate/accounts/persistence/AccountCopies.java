package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;

/** What is kept of the owner of an account, for its owner. Each call is one statement. */
@Dependent
public class AccountCopies {

  private static final UUID LAST = new UUID(-1, -1);

  private final EntityManager platform;

  @Inject
  AccountCopies(@Platform EntityManager platform) {
    this.platform = platform;
  }

  public Optional<AccountDataExport> account(UUID account) {
    return platform
        .createQuery(
            """
            select new org.headgate.accounts.persistence.AccountDataExport(
                   a.id, a.email, a.emailVerifiedAt, a.fullName, a.locale, a.timeZone, a.roles, d.name, a.active,
                   a.createdAt, a.lastLoginAt)
              from Account a left join Department d on d.id = a.departmentId
             where a.id = :account
            """,
            AccountDataExport.class)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * The newest first, as their ids follow time.
   *
   * @param before the last one of the page before
   */
  public List<SessionDataExport> sessions(UUID account, Optional<UUID> before, int limit) {
    return platform
        .createQuery(
            """
            select new org.headgate.accounts.persistence.SessionDataExport(
                   s.id, s.amr, s.createdAt, s.lastUsedAt, s.expiresAt, s.endedAt, s.endReason, s.userAgent, s.address)
              from Session s where s.accountId = :account and s.id < :before order by s.id desc
            """,
            SessionDataExport.class)
        .setParameter("account", account)
        .setParameter("before", before.orElse(LAST))
        .setMaxResults(limit)
        .getResultList();
  }
}
