package org.headgate.audit.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.headgate.pool.persistence.sources.StatementSources;

/** The SQL that writes rows of {@code platform.audit_entry}, shared by all pools. */
public final class AuditEntrySql {

  /** Start of an insert that writes an entry along with its action; see {@link #bind}. */
  public static final String INTO =
      """
      insert into platform.audit_entry (id, occurred_at, actor, action, subject_kind, subject_id, outcome, reason, address,
             trace_id, details, digest)
      """;

  /** The parameters that {@link #bind} sets. */
  public static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  private static final String INSERT =
      INTO + " values (" + VALUES + ") on conflict (id) do nothing";

  private AuditEntrySql() {}

  static void insert(Connection connection, AuditEntryEntity row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(StatementSources.registered(INSERT))) {
      bind(insert, 1, row);
      insert.executeUpdate();
    }
  }

  /**
   * Sets the parameters of an entry in a statement.
   *
   * @param first the index of the first parameter of {@link #VALUES}, from 1
   */
  public static void bind(PreparedStatement insert, int first, AuditEntryEntity row)
      throws SQLException {
    int index = first;
    insert.setObject(index++, row.id());
    insert.setObject(index++, row.occurredAt().atOffset(ZoneOffset.UTC));
    insert.setString(index++, row.actor());
    insert.setString(index++, row.action());
    insert.setString(index++, row.subjectKind().orElse(null));
    insert.setString(index++, row.subjectId().orElse(null));
    insert.setString(index++, row.outcome());
    insert.setString(index++, row.reason().orElse(null));
    insert.setString(index++, row.address().orElse(null));
    insert.setString(index++, row.traceId().orElse(null));
    insert.setString(index++, row.details());
    insert.setString(index, row.digest());
  }
}
