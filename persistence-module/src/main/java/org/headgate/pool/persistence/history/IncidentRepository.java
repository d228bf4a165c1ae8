package org.headgate.pool.persistence.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/** The incidents of all nodes, through the operator lane; each call is one statement. */
@Dependent
public class IncidentRepository {

  private static final String COLUMNS = "id, node, code, pool, title, began_at, ended_at";

  private final OperatorSqlGateway gateway;

  @Inject
  public IncidentRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** Inserts or replaces an incident. */
  public void put(IncidentRow row, byte[] document) {
    gateway.update(
        "insert into platform.incident ("
            + COLUMNS
            + ", document) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
            + " title = excluded.title, ended_at = excluded.ended_at, document = excluded.document",
        row.id(),
        row.node(),
        row.code(),
        row.pool(),
        row.title(),
        row.beganAt(),
        row.endedAt(),
        document);
  }

  /**
   * Newest first.
   *
   * @param before began_at and id of the last one of the previous page
   */
  public List<IncidentRow> page(Optional<Position> before, int limit) {
    return gateway.query(
        "select "
            + COLUMNS
            + " from platform.incident where (began_at, id) < (coalesce(?, 'infinity'::timestamptz),"
            + " coalesce(?, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))"
            + " order by began_at desc, id desc limit ?",
        IncidentRepository::row,
        before.map(Position::beganAt),
        before.map(Position::id),
        limit);
  }

  /** An incident with its document. */
  public Optional<Stored> find(UUID id) {
    return gateway
        .query(
            "select " + COLUMNS + ", document from platform.incident where id = ?",
            row -> new Stored(row(row), row.getBytes("document")),
            id)
        .stream()
        .findFirst();
  }

  /**
   * Ends incidents that a node left open when it stopped. It must come before the node's first own
   * incident, which may have begun before the start.
   */
  public int endAbandoned(String node, Instant startedAt) {
    return gateway.update(
        "update platform.incident set ended_at = ?"
            + " where node = ? and ended_at is null and began_at < ?",
        startedAt,
        node,
        startedAt);
  }

  /**
   * Ends the open incidents of nodes that have recorded nothing for ten minutes, at the end of
   * their last recorded minute: a node that is gone may never come back under its name.
   *
   * @param own the node that asks, whose incidents stay
   */
  public int endOfLostNodes(String own) {
    return gateway.update(
        "update platform.incident as lost"
            + " set ended_at = greatest(lost.began_at, latest.at + interval '1 minute')"
            + " from (select open.id, coalesce((select max(recorded.at)"
            + " from platform.history_minute as recorded where recorded.node = open.node),"
            + " open.began_at) as at from platform.incident as open"
            + " where open.ended_at is null and open.node <> ?) as latest"
            + " where lost.id = latest.id and lost.ended_at is null"
            + " and latest.at < now() - interval '10 minutes'",
        own);
  }

  /** Deletes incidents older than 90 days. */
  public int deleteOld() {
    return gateway.update(
        "delete from platform.incident where began_at < now() - interval '90 days'");
  }

  private static IncidentRow row(ResultSet row) throws SQLException {
    return new IncidentRow(
        row.getObject("id", UUID.class),
        row.getString("node"),
        row.getString("code"),
        Optional.ofNullable(row.getString("pool")),
        row.getString("title"),
        OperatorSqlGateway.instant(row, "began_at"),
        OperatorSqlGateway.instantIfAny(row, "ended_at"));
  }

  /** The end of a page. */
  public record Position(Instant beganAt, UUID id) {}

  /** An incident with its document. */
  public static final class Stored {
    private final IncidentRow row;
    private final byte[] document;

    Stored(IncidentRow row, byte[] document) {
      this.row = row;
      this.document = document.clone();
    }

    public IncidentRow row() {
      return row;
    }

    public byte[] document() {
      return document.clone();
    }
  }
}
