package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.hibernate.Session;

/** Searches and changes accounts for administrators. Each call is one statement. */
public class AccountSearchRepository {

  /** The database folds the case of both sides, so that one rule holds for both. */
  private static final String CONTAINS =
      "a.search like cast(function('platform.search_pattern', :%s) as string) escape '!'";

  /** The few that have an index of their own. */
  private static final String PRIVILEGED =
      " and cast(function('platform.is_privileged', a.roles) as boolean) = true";

  private final EntityManager entityManager;

  public AccountSearchRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Ordered by address, each with its department. */
  public List<AccountView> page(AccountSearchCriteria filter, int limit) {
    Map<String, Object> values = new HashMap<>();
    String where = where(filter, values);
    TypedQuery<AccountView> page =
        entityManager.createQuery(
            AccountRepository.SELECT_VIEW + where + " order by a.email", AccountView.class);
    values.forEach(page::setParameter);
    return page.setMaxResults(limit).getResultList();
  }

  /**
   * The number of matches, counted up to {@code max}, so that nobody waits for a count of millions.
   */
  public int count(AccountSearchCriteria filter, int max) {
    Map<String, Object> values = new HashMap<>();
    TypedQuery<UUID> found =
        entityManager.createQuery(
            "select a.id from Account a " + where(filter, values), UUID.class);
    values.forEach(found::setParameter);
    return found.setMaxResults(max).getResultList().size();
  }

  /** Conditions that decide whether a partial index can be used are literals, not parameters. */
  private static String where(AccountSearchCriteria filter, Map<String, Object> values) {
    StringBuilder where = new StringBuilder("where true");
    filter
        .query()
        .ifPresent(
            query -> {
              where.append(" and (").append(CONTAINS.formatted("query"));
              values.put("query", query);
              String normalized = EmailAddress.normalizedPart(query);
              if (!normalized.equals(query)) {
                where.append(" or ").append(CONTAINS.formatted("spelt"));
                values.put("spelt", normalized);
              }
              where.append(")");
            });
    filter
        .emailRefused()
        .ifPresent(
            refused -> where.append(refused ? " and a.emailRefused" : " and not a.emailRefused"));
    filter
        .emailBounced()
        .ifPresent(
            bounced ->
                where.append(" and a.emailBouncedAt is ").append(bounced ? "not null" : "null"));
    filter
        .active()
        .ifPresent(active -> where.append(active ? " and a.active" : " and not a.active"));
    filter
        .role()
        .ifPresent(
            role -> {
              where.append(" and array_position(a.roles, :role) > 0");
              values.put("role", role.wireName());
              if (role != Role.USER) {
                where.append(PRIVILEGED);
              }
            });
    filter
        .after()
        .ifPresent(
            after -> {
              where.append(" and a.email > :after");
              values.put("after", after);
            });
    return where.toString();
  }

  /**
   * Locks all active administrators in one fixed order, so that of two concurrent changes the
   * second sees the result of the first.
   */
  public List<UUID> lockActiveAdministrators() {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id from platform.account
             where roles && array['operator', 'admin'] and is_active and roles @> cast('{admin}' as text[])
               and email_verified_at is not null
             order by id for update
            """,
            UUID.class)
        .getResultList();
  }

  /** Writes every field that an administrator may change. */
  public void put(UUID id, boolean active, Set<Role> roles, Optional<UUID> departmentId) {
    entityManager
        .createQuery(
            """
            update Account set active = :active, roles = :roles, departmentId = :department
             where id = :id
            """)
        .setParameter("id", id)
        .setParameter("active", active)
        .setParameter("roles", roles.stream().map(Role::wireName).toArray(String[]::new))
        .setParameter("department", departmentId.orElse(null))
        .executeUpdate();
  }
}
