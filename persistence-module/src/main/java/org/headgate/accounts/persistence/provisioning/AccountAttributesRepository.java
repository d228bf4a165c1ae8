package org.headgate.accounts.persistence.provisioning;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The attributes of accounts, each account's as one JSON object. Each call is one statement. */
public class AccountAttributesRepository {

  private final EntityManager entityManager;

  public AccountAttributesRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * @return a JSON object; empty when there is no such account, or it was deleted
   */
  public Optional<String> find(UUID accountId) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select coalesce(cast(a.attributes as text), '{}') from platform.account a
             where a.id = :account and a.deleted_at is null
            """,
            String.class)
        .setParameter("account", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * @param attributes a JSON object
   */
  public void put(UUID accountId, String attributes) {
    entityManager
        .createNativeQuery(
            """
            update platform.account set attributes = nullif(cast(:attributes as jsonb), '{}')
             where id = :account and deleted_at is null
            """)
        .setParameter("account", accountId)
        .setParameter("attributes", attributes)
        .executeUpdate();
  }
}
