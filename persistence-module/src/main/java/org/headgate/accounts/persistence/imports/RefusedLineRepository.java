package org.headgate.accounts.persistence.imports;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The refused lines of imports. Each call is one statement. */
public class RefusedLineRepository {

  private final EntityManager entityManager;

  public RefusedLineRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores the reasons why lines were refused. */
  public void add(UUID id, List<RefusedLineRow> refused) {
    entityManager
        .createNativeQuery(
            """
            insert into platform.user_import_refusal (import_id, line, field, reason)
            select :id, r.line, r.field, r.reason
              from unnest(cast(:lines as integer[]), cast(:fields as text[]), cast(:reasons as text[]))
                   r (line, field, reason)
            """)
        .setParameter("id", id)
        .setParameter("lines", refused.stream().map(RefusedLineRow::line).toArray(Integer[]::new))
        .setParameter("fields", refused.stream().map(RefusedLineRow::field).toArray(String[]::new))
        .setParameter(
            "reasons", refused.stream().map(RefusedLineRow::reason).toArray(String[]::new))
        .executeUpdate();
  }

  /** Refused lines, ordered by number. */
  public List<RefusedLineRow> page(UUID id, int after, int limit) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select r.line, r.field, r.reason from platform.user_import_refusal r
                 where r.import_id = :id and r.line > :after order by r.line
                """)
            .setParameter("id", id)
            .setParameter("after", after)
            .setMaxResults(limit)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new RefusedLineRow((Integer) row[0], (String) row[1], (String) row[2]))
        .toList();
  }
}
