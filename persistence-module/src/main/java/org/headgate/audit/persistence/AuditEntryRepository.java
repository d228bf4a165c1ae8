package org.headgate.audit.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Writes and reads audit entries, each call by one statement in the caller's transaction. */
public class AuditEntryRepository {

  private final EntityManager entityManager;

  public AuditEntryRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Writes an entry; writing the same entry again changes nothing. */
  public void add(AuditEntryEntity entry) {
    entityManager
        .unwrap(Session.class)
        .doWork(connection -> AuditEntrySql.insert(connection, entry));
  }

  /** Matching entries, newest first. */
  public List<AuditEntryEntity> latest(AuditSearchCriteria filter, int limit) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("1 = 1");
    add(where, values, " and e.actor = :actor", "actor", filter.actor());
    add(where, values, " and e.action = :action", "action", filter.action());
    add(where, values, " and e.subjectId = :subject", "subject", filter.subject());
    add(where, values, " and e.occurredAt >= :since", "since", filter.since());
    add(where, values, " and e.occurredAt < :until", "until", filter.until());
    filter
        .before()
        .ifPresent(
            position -> {
              where.append(" and (e.occurredAt, e.id) < (:instant, :id)");
              values.put("instant", position.occurredAt());
              values.put("id", position.id());
            });
    return query(where + " order by e.occurredAt desc, e.id desc", values, limit);
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> values,
      String condition,
      String parameter,
      Optional<?> wanted) {
    wanted.ifPresent(
        value -> {
          where.append(condition);
          values.put(parameter, value);
        });
  }

  /** Sealed entries after a position, in the order of the chain. */
  public List<AuditEntryEntity> sealedAfter(long position, int limit) {
    return query("e.position > :position order by e.position", Map.of("position", position), limit);
  }

  /** Unsealed entries, in the order of writing. */
  public List<AuditEntryEntity> unsealed(int limit) {
    return query("e.position is null order by e.written", Map.of(), limit);
  }

  private List<AuditEntryEntity> query(String condition, Map<String, Object> values, int limit) {
    TypedQuery<AuditEntryEntity> query =
        entityManager.createQuery(
            "select e from AuditEntryEntity e where " + condition, AuditEntryEntity.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }
}
