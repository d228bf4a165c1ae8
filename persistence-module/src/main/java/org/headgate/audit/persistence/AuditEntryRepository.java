package org.headgate.audit.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.api.AuditSearchCriteria;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/** The audit log as it is written and read; each call is one statement of the caller's. */
@Dependent
public class AuditEntryRepository {

  private final EntityManager platform;

  @Inject
  AuditEntryRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /** Writes an entry; the same entry twice is written once. */
  public void add(AuditEntryEntity row) {
    platform.unwrap(Session.class).doWork(connection -> AuditEntrySql.insert(connection, row));
  }

  /** The newest first. */
  public List<AuditEntryEntity> latest(AuditSearchCriteria filter, int limit) {
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder("where true");
    filter
        .actor()
        .ifPresent(
            actor -> {
              where.append(" and actor = ?");
              values.add(actor.text());
            });
    filter
        .action()
        .ifPresent(
            action -> {
              where.append(" and action = ?");
              values.add(action.name());
            });
    filter
        .subject()
        .ifPresent(
            subject -> {
              where.append(" and subject_id = ?");
              values.add(subject);
            });
    filter
        .since()
        .ifPresent(
            since -> {
              where.append(" and occurred_at >= ?");
              values.add(since.atOffset(ZoneOffset.UTC));
            });
    filter
        .before()
        .ifPresent(
            place -> {
              where.append(" and (occurred_at, id) < (?, ?)");
              values.add(place.occurredAt().atOffset(ZoneOffset.UTC));
              values.add(place.id());
            });
    values.add(limit);
    return query(where + " order by occurred_at desc, id desc limit ?", values);
  }

  /** Sealed entries in the order of the chain, after a position. */
  public List<AuditEntryEntity> sealedAfter(long position, int limit) {
    return query("where position > ? order by position limit ?", List.of(position, limit));
  }

  /** Entries that are not sealed yet, in the order they were written. */
  public List<AuditEntryEntity> unsealed(int limit) {
    return query("where position is null order by written limit ?", List.of(limit));
  }

  /** The seal at a position, if it is there. */
  public Optional<AuditSeal> sealAt(long position) {
    return query("where position = ?", List.of(position)).stream()
        .findFirst()
        .flatMap(AuditEntryEntity::seal)
        .map(value -> new AuditSeal(position, value));
  }

  private List<AuditEntryEntity> query(String rest, List<Object> values) {
    return platform
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(AuditEntrySql.SELECT + rest)) {
                for (int i = 0; i < values.size(); i++) {
                  select.setObject(i + 1, values.get(i));
                }
                return rows(select);
              }
            });
  }

  private static List<AuditEntryEntity> rows(PreparedStatement select) throws SQLException {
    List<AuditEntryEntity> rows = new ArrayList<>();
    try (ResultSet result = select.executeQuery()) {
      while (result.next()) {
        rows.add(AuditEntrySql.read(result));
      }
    }
    return rows;
  }
}
