package org.headgate.audit.service;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.api.AuditVerification;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.AuditSettings;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.service.dispatch.LeanPool;

/**
 * An audit log in a database of its own, with the nodes that write and maintain it. Its clock is
 * moved by hand and stays behind the database's, which decides what is old enough to be removed.
 */
final class AuditLogFixture extends Clock implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  private final DispatchDatabase database = DispatchDatabase.started();
  private final LocalUnit unit = new LocalUnit(PoolName.PLATFORM, database.pool(CONNECTIONS));

  /**
   * Kept, because a new connection reads the catalogue of every partition before its first query.
   */
  private final LeanPool queries = database.pool(1);

  private final List<Instant> written = new ArrayList<>();
  private final AuditSettings settings;
  private final AuditNodeFixture node;
  private Instant now;

  /**
   * @param ago how far the clock is behind at first, in days
   */
  AuditLogFixture(Duration retention, int ago) {
    settings = new AuditSettings(retention, Optional.empty());
    now = Instant.now().minus(Duration.ofDays(ago)).truncatedTo(ChronoUnit.MICROS);
    node = newNode();
  }

  DispatchDatabase database() {
    return database;
  }

  /** The one that does everything, where it does not matter which. */
  AuditNodeFixture node() {
    return node;
  }

  AuditNodeFixture newNode() {
    return new AuditNodeFixture(this, unit, settings);
  }

  /** A node that was started with another retention. */
  AuditNodeFixture newNode(Duration retention) {
    return new AuditNodeFixture(this, unit, new AuditSettings(retention, Optional.empty()));
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** The midnight after now, where partitions end. */
  Instant midnight() {
    return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
  }

  void write(Instant... instants) {
    for (Instant at : instants) {
      node.write(at);
      written.add(at);
    }
  }

  long writtenSince(Instant from) {
    return written.stream().filter(at -> !at.isBefore(from)).count();
  }

  long storedSince(Instant from) {
    return number(
        "select count(*) from platform.audit_entry where occurred_at >= '%s'".formatted(from));
  }

  /** How many entries are in the partition of all ids that belong to no other. */
  long rest() {
    return number(
        "select count(*) from platform.audit_entry e join platform.audit_partition p"
            + " on p.partition_oid = e.tableoid where p.holds_rest");
  }

  long partitions() {
    return number("select count(*) from platform.audit_partition");
  }

  /** How many partitions do not begin where another one ends. */
  long gaps() {
    return number(
        """
        select count(*) from (select until_at, lead(from_at) over (order by until_at) as next_at
                                from platform.audit_partition where not holds_rest) p
         where next_at <> until_at
        """);
  }

  Duration oldestAge() {
    return Duration.between(
        Instant.ofEpochSecond(
            number(
                "select floor(extract(epoch from min(occurred_at)))::bigint from"
                    + " platform.audit_entry")),
        now);
  }

  /** How far ahead the partitions reach. */
  Duration ahead() {
    return Duration.between(
        now,
        Instant.ofEpochSecond(
            number(
                "select extract(epoch from max(until_at))::bigint from platform.audit_partition")));
  }

  AuditVerification verification() {
    return node.verification();
  }

  private long number(String query) {
    try (Connection connection = queries.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return Long.parseLong(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    unit.close();
    database.close();
  }
}
