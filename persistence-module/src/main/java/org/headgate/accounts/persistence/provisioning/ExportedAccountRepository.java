package org.headgate.accounts.persistence.provisioning;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountCredentials;

/** Reads all accounts for an export to another system. Each call is one statement. */
public class ExportedAccountRepository {

  private static final UUID FIRST = new UUID(0, 0);

  private final EntityManager entityManager;

  public ExportedAccountRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * All accounts that are not deleted, ordered by id and so by time. The password of a sign-up that
   * nobody verified is left out: an import would keep it for the owner of the address, who need not
   * be its author.
   *
   * @param after the last one of the previous page
   */
  public List<ExportedAccount> page(Optional<UUID> after, int limit) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.accounts.persistence.provisioning.ExportedAccount(
                   a.id, a.email, a.emailVerifiedAt, a.fullName, a.locale, a.timeZone, a.roles, a.departmentId, d.name,
                   a.active, a.createdAt, a.lastLoginAt,
                   case when a.emailVerifiedAt is null and a.provisioned = false then :none else a.passwordHash end,
                   a.attributes,
                   e.externalId)
              from Account a left join a.department d left join ExternalIdentity e on e.accountId = a.id
             where a.deletedAt is null and a.id > :after order by a.id
            """,
            ExportedAccount.class)
        .setParameter("none", AccountCredentials.NO_PASSWORD)
        .setParameter("after", after.orElse(FIRST))
        .setMaxResults(limit)
        .getResultList();
  }
}
