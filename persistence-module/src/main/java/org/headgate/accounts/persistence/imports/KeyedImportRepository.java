package org.headgate.accounts.persistence.imports;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds imports by the idempotency keys of their requests. Each call is one statement. */
public class KeyedImportRepository {

  private final EntityManager entityManager;

  public KeyedImportRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The newest import of a request with this key; one that was cancelled as it arrived is none. */
  public Optional<KeyedImport> find(String requestKey, Instant begunAfter) {
    List<?> found =
        entityManager
            .createNativeQuery(
                """
                select i.id, i.body_digest from platform.user_import i
                 where i.request_key = :key and i.created_at > :after
                   and (i.body_digest is not null or i.state = 'receiving')
                 order by i.created_at desc limit 1
                """)
            .setParameter("key", requestKey)
            .setParameter("after", begunAfter)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(row -> new KeyedImport((UUID) row[0], Optional.ofNullable((String) row[1])))
        .findFirst();
  }
}
