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
final class AuditRows {

  static final String SELECT =
      """
      select id, occurred_at, actor, action, subject_kind, subject_id, outcome, reason, address, trace_id,
             details, digest, position, seal
        from platform.audit_entry
      """;

  private static final String INSERT =
      """
      insert into platform.audit_entry (id, occurred_at, actor, action, subject_kind, subject_id, outcome, reason, address,
             trace_id, details, digest)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;

  private AuditRows() {}

  static void insert(Connection connection, AuditRow row) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, row.id());
      insert.setObject(2, row.occurredAt().atOffset(ZoneOffset.UTC));
      insert.setString(3, row.actor());
      insert.setString(4, row.action());
      insert.setString(5, row.subjectKind().orElse(null));
      insert.setString(6, row.subjectId().orElse(null));
      insert.setString(7, row.outcome());
      insert.setString(8, row.reason().orElse(null));
      insert.setString(9, row.address().orElse(null));
      insert.setString(10, row.traceId().orElse(null));
      insert.setString(11, row.details());
      insert.setString(12, row.digest());
      insert.executeUpdate();
    }
  }

  static AuditRow read(ResultSet row) throws SQLException {
    return new AuditRow(
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
