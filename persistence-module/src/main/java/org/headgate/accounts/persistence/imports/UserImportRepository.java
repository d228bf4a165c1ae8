package org.headgate.accounts.persistence.imports;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports of accounts and their pending lines. Each call is one statement. */
public class UserImportRepository {

  private final EntityManager entityManager;

  public UserImportRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Deletes imports whose upload stopped before an instant, with the lines that had arrived.
   *
   * @return how many were removed
   */
  public int removeAbandoned(Instant before) {
    return entityManager
        .createNativeQuery(
            "delete from platform.user_import where state = 'receiving' and touched_at < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  /**
   * Begins an import in the state receiving.
   *
   * @param requestKey a MAC of the request's idempotency key
   * @return false, and nothing changed, while another one is open
   */
  public boolean begin(UUID id, boolean dryRun, Optional<String> requestKey, Instant now) {
    return entityManager
            .createNativeQuery(
                """
                insert into platform.user_import (id, is_dry_run, state, request_key, created_at, touched_at)
                values (:id, :dry, 'receiving', nullif(:key, ''), :now, :now) on conflict do nothing
                """)
            .setParameter("id", id)
            .setParameter("dry", dryRun)
            .setParameter("key", requestKey.orElse(""))
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  public Optional<UserImportView> find(UUID id) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.accounts.persistence.imports.UserImportView(
                   i.id, i.dryRun, i.state, i.createdAt, i.finishedAt, i.lines, i.created, i.unchanged, i.refused)
              from UserImport i where i.id = :id
            """,
            UserImportView.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Counts received lines.
   *
   * @return false, and nothing changed, when it does not receive any more
   */
  public boolean receive(UUID id, int lines, Instant now) {
    return entityManager
            .createNativeQuery(
                """
                update platform.user_import set lines = lines + :lines, touched_at = :now
                 where id = :id and state = 'receiving'
                """)
            .setParameter("id", id)
            .setParameter("lines", lines)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Stores received lines. */
  public void addChunk(UUID id, ImportChunk chunk) {
    entityManager
        .createNativeQuery(
            """
            insert into platform.user_import_chunk (import_id, first_line, sealed_lines)
            values (:id, :line, :lines)
            """)
        .setParameter("id", id)
        .setParameter("line", chunk.firstLine())
        .setParameter("lines", chunk.lines().bytes())
        .executeUpdate();
  }

  /**
   * Moves an import from receiving to running, once all lines have arrived.
   *
   * @param bodyDigest a MAC of the request, if it had a key
   * @return false, and nothing changed, when it did not receive any more
   */
  public boolean run(UUID id, Optional<String> bodyDigest) {
    return entityManager
            .createNativeQuery(
                "update platform.user_import set state = 'running', body_digest = nullif(:digest, '')"
                    + " where id = :id and state = 'receiving'")
            .setParameter("id", id)
            .setParameter("digest", bodyDigest.orElse(""))
            .executeUpdate()
        == 1;
  }

  /** The next pending lines of a running import. */
  public Optional<ImportChunk> nextChunk(UUID id) {
    List<?> found =
        entityManager
            .createNativeQuery(
                """
                select c.first_line, c.sealed_lines
                  from platform.user_import i join platform.user_import_chunk c on c.import_id = i.id
                 where i.id = :id and i.state = 'running' order by c.first_line limit 1
                """)
            .setParameter("id", id)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(row -> new ImportChunk((Integer) row[0], new EncryptedLines((byte[]) row[1])))
        .findFirst();
  }

  /**
   * Locks a running import until the commit, before its lines; a cancellation locks in the same
   * order.
   *
   * @return false when it does not run any more
   */
  public boolean lockRunning(UUID id) {
    return !entityManager
        .createNativeQuery(
            "select id from platform.user_import where id = :id and state = 'running' for update",
            UUID.class)
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  /** Adds the result of a chunk to the counts. */
  public void count(UUID id, UserImportView.Counts counts) {
    entityManager
        .createNativeQuery(
            """
            update platform.user_import
               set processed = processed + :processed, created = created + :created,
                   unchanged = unchanged + :unchanged, refused = refused + :refused
             where id = :id
            """)
        .setParameter("id", id)
        .setParameter("processed", counts.processed())
        .setParameter("created", counts.created())
        .setParameter("unchanged", counts.unchanged())
        .setParameter("refused", counts.refused())
        .executeUpdate();
  }

  /**
   * Removes processed lines.
   *
   * @return false when they were removed before
   */
  public boolean removeChunk(UUID id, int firstLine) {
    return entityManager
            .createNativeQuery(
                "delete from platform.user_import_chunk where import_id = :id and first_line = :line")
            .setParameter("id", id)
            .setParameter("line", firstLine)
            .executeUpdate()
        == 1;
  }

  /**
   * Ends an import that has no pending lines.
   *
   * @return false, and nothing changed, when it ended before
   */
  public boolean finish(UUID id, Instant now) {
    return end(
            "update platform.user_import set state = 'done', finished_at = :now"
                + " where id = :id and state = 'running'",
            id,
            now)
        == 1;
  }

  /**
   * Cancels an import.
   *
   * @return false, and nothing changed, when it ended before
   */
  public boolean cancel(UUID id, Instant now) {
    return end(
            "update platform.user_import set state = 'cancelled', finished_at = :now"
                + " where id = :id and state in ('receiving', 'running')",
            id,
            now)
        == 1;
  }

  private int end(String statement, UUID id, Instant now) {
    Query update = entityManager.createNativeQuery(statement);
    return update.setParameter("id", id).setParameter("now", now).executeUpdate();
  }

  /** Removes the pending lines of a cancelled import. */
  public void removeChunks(UUID id) {
    entityManager
        .createNativeQuery("delete from platform.user_import_chunk where import_id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Removes an import whose upload broke off. */
  public void removeReceiving(UUID id) {
    entityManager
        .createNativeQuery(
            "delete from platform.user_import where id = :id and state = 'receiving'")
        .setParameter("id", id)
        .executeUpdate();
  }
}
