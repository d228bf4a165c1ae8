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
      "cast(function('platform.is_privileged', a.roles) as boolean) = true";

  private final EntityManager entityManager;

  public AccountSearchRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Ordered by address, each with its department. */
  public List<AccountView> page(AccountSearchCriteria criteria, int limit) {
    Condition condition = Condition.of(criteria);
    return condition
        .bind(
            entityManager.createQuery(
                AccountRepository.SELECT_VIEW + condition.text + " order by a.email",
                AccountView.class))
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * The number of matches, counted up to {@code max}, so that nobody waits for a count of millions.
   */
  public int count(AccountSearchCriteria criteria, int max) {
    Condition condition = Condition.of(criteria);
    return condition
        .bind(entityManager.createQuery("select a.id from Account a " + condition.text, UUID.class))
        .setMaxResults(max)
        .getResultList()
        .size();
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

  /**
   * The condition of a query, with the values of its parameters. Whatever decides whether a partial
   * index can be used is a literal, not a parameter.
   */
  private static final class Condition {

    private final StringBuilder text = new StringBuilder("where a.deletedAt is null");
    private final Map<String, Object> values = new HashMap<>();

    static Condition of(AccountSearchCriteria criteria) {
      Condition condition = new Condition();
      criteria.query().ifPresent(condition::contains);
      criteria
          .emailRefused()
          .ifPresent(refused -> condition.and(refused ? "a.emailRefused" : "not a.emailRefused"));
      criteria
          .emailBounced()
          .ifPresent(
              bounced -> condition.and("a.emailBouncedAt is " + (bounced ? "not null" : "null")));
      criteria.active().ifPresent(active -> condition.and(active ? "a.active" : "not a.active"));
      criteria.role().ifPresent(condition::hasRole);
      criteria
          .after()
          .ifPresent(
              after -> {
                condition.and("a.email > :after");
                condition.values.put("after", after);
              });
      return condition;
    }

    private void contains(String query) {
      String normalized = EmailAddress.normalizedPart(query);
      values.put("query", query);
      if (normalized.equals(query)) {
        and(CONTAINS.formatted("query"));
      } else {
        values.put("spelt", normalized);
        and("(" + CONTAINS.formatted("query") + " or " + CONTAINS.formatted("spelt") + ")");
      }
    }

    private void hasRole(Role role) {
      and("array_position(a.roles, :role) > 0");
      values.put("role", role.wireName());
      if (role != Role.USER) {
        and(PRIVILEGED);
      }
    }

    private void and(String term) {
      text.append(" and ").append(term);
    }

    <T> TypedQuery<T> bind(TypedQuery<T> query) {
      values.forEach(query::setParameter);
      return query;
    }
  }
}
