package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** Whom to write to. */
public class AccountContactRepository {

  private final EntityManager entityManager;

  public AccountContactRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Empty for an account whose address nobody verified: nobody is known there; and for one whose
   * address would not be accepted now: it would not be the one that gets the mail; and for one
   * whose address takes no mail.
   */
  public Optional<AccountContact> of(UUID account) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.accounts.persistence.AccountContact(a.email, a.fullName, a.locale, a.timeZone)
              from Account a where a.id = :id and a.emailVerifiedAt is not null and a.emailRefused = false
               and a.emailBouncedAt is null
            """,
            AccountContact.class)
        .setParameter("id", account)
        .getResultList()
        .stream()
        .findFirst();
  }
}
