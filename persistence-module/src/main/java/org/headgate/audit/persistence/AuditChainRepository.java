package org.headgate.audit.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/** The chain of the audit log: who seals or purges holds its lock for the transaction. */
@Dependent
public class AuditChainRepository {

  private static final long LOCK = 0x4865616461756469L;

  private final EntityManager platform;

  @Inject
  AuditChainRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /** Takes the lock until the end of the transaction, unless another node has it. */
  public boolean tryLock() {
    return platform
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row =
                      statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
                return row.next() && row.getBoolean(1);
              }
            });
  }

  /** The last link, if there is one. */
  public Optional<AuditSeal> last() {
    return one(
        "select position, seal from platform.audit_entry where position is not null order by position desc limit 1");
  }

  /** Where the chain begins, if the retention has removed entries. */
  public Optional<AuditAnchorEntity> anchor() {
    return platform
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row =
                      statement.executeQuery(
                          "select position, seal, mac from platform.audit_anchor")) {
                return row.next()
                    ? Optional.of(
                        new AuditAnchorEntity(
                            new AuditSeal(row.getLong(1), row.getString(2)), row.getString(3)))
                    : Optional.empty();
              }
            });
  }

  /** Gives entries their places, in one statement. */
  public void seal(List<UUID> entries, List<AuditSeal> seals) {
    String update =
        """
        update platform.audit_entry e set position = s.position, seal = s.seal
          from unnest(?::uuid[], ?::bigint[], ?::text[]) s (id, position, seal)
         where e.id = s.id
        """;
    platform
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(update)) {
                statement.setArray(1, connection.createArrayOf("uuid", entries.toArray()));
                statement.setArray(
                    2,
                    connection.createArrayOf(
                        "bigint", seals.stream().map(AuditSeal::position).toArray()));
                statement.setArray(
                    3,
                    connection.createArrayOf(
                        "text", seals.stream().map(AuditSeal::value).toArray()));
                statement.executeUpdate();
              }
            });
  }

  /** The last of the first entries of the chain that are all older than an instant. */
  public Optional<AuditSeal> lastOlderThan(Instant cutoff, int limit) {
    String select =
        """
        select position, seal
          from (select position, seal, bool_and(occurred_at < ?) over (order by position) as old
                  from (select position, seal, occurred_at from platform.audit_entry
                         where position is not null order by position limit ?) first) judged
         where old order by position desc limit 1
        """;
    return one(select, cutoff.atOffset(ZoneOffset.UTC), limit);
  }

  /**
   * Removes the chain's entries up to a position and lets it begin there.
   *
   * @return how many were removed
   */
  public int purge(AuditAnchorEntity anchor, Instant now) {
    return platform
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('headgate.audit_retention', 'on', true)");
              }
              try (PreparedStatement upsert =
                  connection.prepareStatement(
                      """
                      insert into platform.audit_anchor (position, seal, purged_at, mac) values (?, ?, ?, ?)
                      on conflict (one) do update set position = excluded.position, seal = excluded.seal,
                             purged_at = excluded.purged_at, mac = excluded.mac
                      """)) {
                upsert.setLong(1, anchor.seal().position());
                upsert.setString(2, anchor.seal().value());
                upsert.setObject(3, now.atOffset(ZoneOffset.UTC));
                upsert.setString(4, anchor.mac());
                upsert.executeUpdate();
              }
              try (PreparedStatement delete =
                  connection.prepareStatement(
                      "delete from platform.audit_entry where position <= ?")) {
                delete.setLong(1, anchor.seal().position());
                return delete.executeUpdate();
              }
            });
  }

  private Optional<AuditSeal> one(String select, Object... values) {
    return platform
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(select)) {
                for (int i = 0; i < values.length; i++) {
                  statement.setObject(i + 1, values[i]);
                }
                return seal(statement);
              }
            });
  }

  private static Optional<AuditSeal> seal(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new AuditSeal(row.getLong(1), row.getString(2)))
          : Optional.empty();
    }
  }
}
