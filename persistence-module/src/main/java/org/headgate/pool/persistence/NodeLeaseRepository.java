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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;

/**
 * The leases of all nodes on the connection budget; one that is not renewed for 20 s is void. One
 * node at a time decides by the database's clock, under a database lock held for its transaction.
 * The server ends the session of a node that stops during its decision, so that the others wait for
 * seconds only.
 */
@Dependent
public class NodeLeaseRepository {

  /** How long a lease is valid after its renewal. */
  public static final Duration VALID = Duration.ofSeconds(20);

  private static final long LOCK = 0x4865616467617465L;
  private static final int TIMEOUT_SECONDS = 3;

  /** Set within the transaction, because a pooler in transaction mode keeps no session settings. */
  private static final String BEGIN =
      """
      set local idle_in_transaction_session_timeout = '3s';
      set local lock_timeout = '3s';
      select pg_advisory_xact_lock(%s)
      """
          .formatted(LOCK);

  private static final String ALL =
      "select node_id, wanted, granted from platform.node_lease order by started_at, node_id";

  private final DataSource operatorPool;
  private final DataSource pool;
  private final OperatorSqlGateway gateway;
  private final NodeLeaseRenewal renewal;

  @Inject
  public NodeLeaseRepository(
      @PoolDataSource(PoolName.OPERATOR) DataSource operatorPool,
      @PoolDataSource(PoolName.PLATFORM) DataSource pool) {
    this.operatorPool = operatorPool;
    this.pool = pool;
    this.gateway = new OperatorSqlGateway(operatorPool);
    this.renewal = new NodeLeaseRenewal(operatorPool);
  }

  /** The same repository over the business pool, for when the operator lane has no connection. */
  public NodeLeaseRepository overPool() {
    return new NodeLeaseRepository(pool, pool);
  }

  /**
   * Removes void leases, passes the live ones, oldest node first, to the caller's function, and
   * writes the node's lease that it returns.
   *
   * @param decide maps the live leases, the node's own among them if it has one, to the node's wish
   *     and grant; a grant of zero writes nothing
   * @return what was decided
   * @throws SqlFailedException when nothing was written
   */
  public NodeLease decide(Function<List<NodeLease>, NodeLease> decide) {
    try (Connection connection = operatorPool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        NodeLease decided = decideLocked(connection, decide);
        connection.commit();
        return decided;
      } catch (SQLException | RuntimeException | Error e) {
        connection.rollback(); // Else the end of the transaction would commit the half of it.
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /**
   * Renews the node's lease as it is, in one statement and without the lock. A decision of another
   * node that runs meanwhile counts the same connections either way.
   *
   * @return false, and nothing is renewed, when another lease is stored for the node or a lease is
   *     void: then it takes a decision
   */
  public boolean renew(NodeLease lease) {
    return renewal.renew(lease);
  }

  /**
   * As {@link #renew}, only if the leases of all nodes are still those that were read before. The
   * same statement ends forgotten changes of pools ({@link PoolChangeRepository#endForgotten}) and
   * reads the server's limit.
   *
   * @param lease the node's own
   * @param all as {@link #all} returned them, the node's own among them
   * @param others as for {@link #serverLimit}
   * @return the server's limit; empty, and nothing is renewed, when anything is different
   */
  public Optional<Integer> confirm(NodeLease lease, List<NodeLease> all, int others) {
    return renewal.confirm(lease, all, others);
  }

  /** All leases, void ones included. */
  public List<NodeLease> all() {
    return gateway.query(ALL, NodeLeaseRepository::lease);
  }

  /**
   * Shortens the node's lease to the 8 s that closing its connections takes: no other node may use
   * them while they are open.
   */
  public void expireSoon(UUID nodeId) {
    gateway.update(
        "update platform.node_lease set heartbeat_at = clock_timestamp() - interval '12 seconds'"
            + " where node_id = ?",
        nodeId);
  }

  /** Whether the lease table exists: before the first migration nobody holds a lease. */
  public boolean areKept() {
    return number(
            "select count(*) from pg_catalog.pg_tables"
                + " where schemaname = 'platform' and tablename = 'node_lease'")
        > 0;
  }

  /**
   * The most connections that the server grants our role: the minimum of its own limit (less its
   * reserve and the share of others), the role's limit and the database's. The role is the one that
   * logs in, also where its sessions act as another.
   *
   * @param others connections left to other applications, out of the server's own limit
   */
  public int serverLimit(int others) {
    return number(NodeLeaseRenewal.SERVER_LIMIT, others);
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
    try (ResultSet rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        leases.add(lease(rows));
      }
    }
    return leases;
  }

  private static NodeLease lease(ResultSet row) throws SQLException {
    return new NodeLease(
        row.getObject("node_id", UUID.class), row.getInt("wanted"), row.getInt("granted"));
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

  private int number(String select, Object... parameters) {
    return gateway.query(select, row -> row.getInt(1), parameters).get(0);
  }

  /**
   * The connections that a live node may hold out of the budget, over all its pools.
   *
   * @param wanted what it would hold if there were enough
   * @param granted what it may hold; it never holds more
   */
  public record NodeLease(UUID nodeId, int wanted, int granted) {}
}
