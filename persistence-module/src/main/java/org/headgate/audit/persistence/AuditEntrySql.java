package org.headgate.audit.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Entries as rows of {@code platform.audit_entry}, through whichever pool. */
public final class AuditEntrySql {

  /** For a statement that writes an entry along with its deed; see {@link #bind}. */
  public static final String INTO =
      """
      insert into platform.audit_entry (id, occurred_at, actor, action, subject_kind, subject_id, outcome, reason, address,
             trace_id, details, digest)
      """;

  /** What {@link #bind} gives values to. */
  public static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  static final String SELECT =
      """
      select id, occurred_at, actor, action, subject_kind, subject_id, outcome, reason, address, trace_id,
             details, digest, position, seal
        from platform.audit_entry
      """;

  private static final String INSERT =
      INTO + " values (" + VALUES + ") on conflict (id) do nothing";

  private AuditEntrySql() {}

  static void insert(Connection connection, AuditEntryEntity row) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      bind(insert, 1, row);
      insert.executeUpdate();
    }
  }

  /**
   * Gives the values of an entry to a statement.
   *
   * @param first the place of the first of {@link #VALUES}, from 1
   */
  public static void bind(PreparedStatement insert, int first, AuditEntryEntity row)
      throws SQLException {
    int place = first;
    insert.setObject(place++, row.id());
    insert.setObject(place++, row.occurredAt().atOffset(ZoneOffset.UTC));
    insert.setString(place++, row.actor());
    insert.setString(place++, row.action());
    insert.setString(place++, row.subjectKind().orElse(null));
    insert.setString(place++, row.subjectId().orElse(null));
    insert.setString(place++, row.outcome());
    insert.setString(place++, row.reason().orElse(null));
    insert.setString(place++, row.address().orElse(null));
    insert.setString(place++, row.traceId().orElse(null));
    insert.setString(place++, row.details());
    insert.setString(place, row.digest());
  }

  static AuditEntryEntity read(ResultSet row) throws SQLException {
    return new AuditEntryEntity(
        row.getObject(1, UUID.class),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getString(4),
        text(row, 5),
        text(row, 6),
        row.getString(7),
        text(row, 8),
        text(row, 9),
        text(row, 10),
        row.getString(11),
        row.getString(12),
        Optional.ofNullable(row.getObject(13, Long.class)),
        text(row, 14));
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
