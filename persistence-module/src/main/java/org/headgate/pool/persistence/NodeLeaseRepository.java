package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * The leases of all nodes. One node at a time decides, under a lock of the database that lasts for
 * its transaction; time is the database's. A lease not renewed for 20 s is void. The server ends
 * the session of a node that stops in the middle of its decision, so that the others wait for
 * seconds and not for ever.
 */
@Dependent
public class NodeLeaseRepository {

  /** How long a lease is good for after its renewal. */
  public static final Duration VALID = Duration.ofSeconds(20);

  private static final long LOCK = 0x4865616467617465L;
  private static final int TIMEOUT_SECONDS = 3;

  /** In the transaction itself, as a pooler in transaction mode keeps nothing longer. */
  private static final String BEGIN =
      """
      set local idle_in_transaction_session_timeout = '3s';
      set local lock_timeout = '3s';
      select pg_advisory_xact_lock(%s)
      """
          .formatted(LOCK);

  private final DataSource lane;
  private final DataSource pool;

  @Inject
  public NodeLeaseRepository(@OperatorLane DataSource lane, @PlatformUnshared DataSource pool) {
    this.lane = lane;
    this.pool = pool;
  }

  /** The same by way of the business pool, for when the lane leads nowhere. */
  public NodeLeaseRepository overPool() {
    return new NodeLeaseRepository(pool, pool);
  }

  /**
   * Removes void leases, shows the live ones in the order of their start to who decides, and writes
   * what was decided for the node.
   *
   * @param decide from the live leases, the node's own among them if it has one, to what it wants
   *     and may hold; a grant of zero writes nothing
   * @return what was decided
   * @throws SqlFailedException when nothing was written
   */
  public NodeLease decide(Function<List<NodeLease>, NodeLease> decide) {
    try (Connection connection = lane.getConnection()) {
      connection.setAutoCommit(false);
      try {
        NodeLease decided = decideLocked(connection, decide);
        connection.commit();
        return decided;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /** The live leases, for reports. */
  public List<NodeLease> all() {
    try (Connection connection = lane.getConnection();
        Statement statement = connection.createStatement()) {
      return live(statement);
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /**
   * Leaves the node's lease only the time that closing its connections takes, 8 s: nobody may have
   * them while they are open.
   */
  public void expireSoon(UUID node) {
    String update =
        "update platform.node_lease set heartbeat_at = clock_timestamp() - interval '12 seconds'"
            + " where node_id = ?";
    try (Connection connection = lane.getConnection();
        PreparedStatement statement = connection.prepareStatement(StatementSources.noted(update))) {
      statement.setObject(1, node);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /** Whether the table is there: before the first migration nobody holds a lease. */
  public boolean areKept() {
    return number(
                "select count(*) from pg_catalog.pg_tables where schemaname = 'platform' and"
                    + " tablename = 'node_lease'")
            .orElse(0)
        > 0;
  }

  /**
   * What the server gives to our role at most: by its own limit, less what it reserves and what is
   * left to others, and by those of the role and of the database.
   *
   * @param others what is left to others of the server's own limit
   */
  public int serverLimit(int others) {
    return number(
            """
            select least((select sum(case name when 'max_connections' then setting::int else -setting::int end)::int
                            from pg_catalog.pg_settings
                           where name in ('max_connections', 'superuser_reserved_connections',
                                          'reserved_connections')) - %s,
                         case when not r.rolsuper then nullif(r.rolconnlimit, -1) end,
                         case when not r.rolsuper then nullif(d.datconnlimit, -1) end)
              from pg_catalog.pg_roles r, pg_catalog.pg_database d
             where r.rolname = current_user and d.datname = current_database()
            """
                .formatted(others))
        .orElseThrow();
  }

  private NodeLease decideLocked(Connection connection, Function<List<NodeLease>, NodeLease> decide)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.execute(BEGIN);
      statement.execute(
          "delete from platform.node_lease where heartbeat_at < clock_timestamp() - interval '%s seconds'"
              .formatted(VALID.toSeconds()));
      NodeLease decided = decide.apply(live(statement));
      if (decided.granted() > 0) {
        write(connection, decided);
      }
      return decided;
    }
  }

  private static List<NodeLease> live(Statement statement) throws SQLException {
    List<NodeLease> leases = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select node_id, wanted, granted from platform.node_lease order by started_at,"
                + " node_id")) {
      while (rows.next()) {
        leases.add(
            new NodeLease(
                rows.getObject("node_id", UUID.class),
                rows.getInt("wanted"),
                rows.getInt("granted")));
      }
    }
    return leases;
  }

  private static void write(Connection connection, NodeLease lease) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into platform.node_lease (node_id, started_at, heartbeat_at, wanted, granted)
            values (?, clock_timestamp(), clock_timestamp(), ?, ?)
            on conflict (node_id) do update
            set heartbeat_at = excluded.heartbeat_at, wanted = excluded.wanted, granted = excluded.granted
            """)) {
      upsert.setObject(1, lease.nodeId());
      upsert.setInt(2, lease.wanted());
      upsert.setInt(3, lease.granted());
      upsert.executeUpdate();
    }
  }

  private OptionalInt number(String select) {
    try (Connection connection = lane.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /**
   * What one live node may hold of the connection budget, all its pools together.
   *
   * @param wanted what it would hold if there were enough
   * @param granted what it may hold; it never holds more
   */
  public record NodeLease(UUID nodeId, int wanted, int granted) {}
}
