package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;

/** Whom to write to. */
@Dependent
public class Contacts {

  private final EntityManager platform;

  @Inject
  Contacts(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Empty for an account whose address nobody verified: nobody is known there; and for one whose
   * address would not be accepted now: it would not be the one that gets the mail.
   */
  public Optional<AccountContact> of(UUID account) {
    return platform
        .createQuery(
            """
            select new org.headgate.accounts.persistence.AccountContact(a.email, a.fullName, a.locale, a.timeZone)
              from Account a where a.id = :id and a.emailVerifiedAt is not null and a.emailRefused = false
            """,
            AccountContact.class)
        .setParameter("id", account)
        .getResultList()
        .stream()
        .findFirst();
  }
}
