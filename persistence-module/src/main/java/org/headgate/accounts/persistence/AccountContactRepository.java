package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Finds the address, name and language for mails to the owner of an account. */
public class AccountContactRepository {

  private final EntityManager entityManager;

  public AccountContactRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Empty where no mail may go: the address is unverified, would be refused by the present rules,
   * or has bounced.
   */
  public Optional<AccountContact> of(UUID accountId) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.accounts.persistence.AccountContact(a.email, a.fullName, a.locale, a.timeZone)
              from Account a where a.id = :id and a.emailVerifiedAt is not null and a.emailRefused = false
               and a.emailBouncedAt is null
            """,
            AccountContact.class)
        .setParameter("id", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Active administrators who can receive mail, the oldest account first. */
  public List<AccountContact> ofAdministrators(int limit) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id from platform.account
             where roles && array['operator', 'admin'] and is_active and roles @> cast('{admin}' as text[])
               and email_verified_at is not null and not email_refused and email_bounced_at is null
             order by id limit :limit
            """,
            UUID.class)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .flatMap(id -> of(id).stream())
        .toList();
  }

  /** The account with this normalized address. */
  public Optional<UUID> idOf(String email) {
    return entityManager
        .createQuery("select a.id from Account a where a.email = :email", UUID.class)
        .setParameter("email", email)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Addresses by account id; ids without an account, and of deleted ones, are left out. */
  public Map<UUID, String> addressesOf(Set<UUID> ids) {
    return entityManager
        .createQuery(
            "select a.id, a.email from Account a where a.id in :ids and a.deletedAt is null",
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }
}
