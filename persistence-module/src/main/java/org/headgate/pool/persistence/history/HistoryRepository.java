package org.headgate.pool.persistence.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * The measured minutes of all nodes, and the marks of their charts. It writes through the operator
 * lane, because the recorded pool may be exhausted. Each call is one statement.
 */
@Dependent
public class HistoryRepository {

  private static final int MAX_MARKS = 2000;
  private static final String MARKS = "id, node, at, kind, pool, text";

  /**
   * The days that can have a partition. A node whose clock was wrong may have measured outside of
   * them; one such row would keep all others from being written.
   */
  private static final String POSSIBLE =
      " where at >= (date_trunc('day', now() at time zone 'utc') - interval '30 days') at time zone"
          + " 'utc' and at < (date_trunc('day', now() at time zone 'utc') + interval '3 days') at time"
          + " zone 'utc'";

  private final OperatorSqlGateway gateway;

  @Inject
  public HistoryRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** Creates the daily partitions from this day on, at most 30 days back, and drops older ones. */
  public void prepare(Instant earliest) {
    gateway.query("select platform.prepare_history(?)", row -> true, earliest);
  }

  /** Adds minutes of days that can be stored; existing ones stay as they are. */
  public void addMinutes(List<Minute> minutes) {
    gateway.update(
        "insert into platform.history_minute (node, at, document)"
            + " select node, at, decode(document, 'hex') from unnest(?, ?, ?) row (node, at, document)"
            + POSSIBLE
            + " on conflict do nothing",
        OperatorSqlGateway.elements("text", minutes, Minute::node),
        OperatorSqlGateway.elements("timestamptz", minutes, Minute::at),
        OperatorSqlGateway.elements(
            "text", minutes, minute -> HexFormat.of().formatHex(minute.document())));
  }

  /**
   * Minutes from {@code from} until before {@code to}, oldest first.
   *
   * @param node empty: of all
   */
  public List<Minute> minutes(Optional<String> node, Instant from, Instant to) {
    return gateway.query(
        "select node, at, document from platform.history_minute where at >= ? and at < ?"
            + " and node = coalesce(?, node) order by at, node",
        row ->
            new Minute(
                row.getString("node"),
                OperatorSqlGateway.instant(row, "at"),
                row.getBytes("document")),
        from,
        to,
        node);
  }

  /** When the last minute of a node from {@code from} until before {@code to} began. */
  public Optional<Instant> latestMinute(String node, Instant from, Instant to) {
    return gateway
        .query(
            "select max(at) as at from platform.history_minute"
                + " where node = ? and at >= ? and at < ?",
            row -> OperatorSqlGateway.instantIfAny(row, "at"),
            node,
            from,
            to)
        .get(0);
  }

  /** Adds marks of days that can be stored; existing ones stay as they are. */
  public void addMarks(List<Mark> marks) {
    gateway.update(
        "insert into platform.history_mark (id, node, at, kind, pool, text)"
            + " select * from unnest(?, ?, ?, ?, ?, ?) mark (id, node, at, kind, pool, text)"
            + POSSIBLE
            + " on conflict do nothing",
        OperatorSqlGateway.elements("uuid", marks, Mark::id),
        OperatorSqlGateway.elements("text", marks, Mark::node),
        OperatorSqlGateway.elements("timestamptz", marks, Mark::at),
        OperatorSqlGateway.elements("text", marks, Mark::kind),
        OperatorSqlGateway.elements("text", marks, Mark::pool),
        OperatorSqlGateway.elements("text", marks, Mark::text));
  }

  /**
   * The latest 2000 marks from {@code from} until before {@code to}, oldest first.
   *
   * @param node empty: of all
   */
  public List<Mark> marks(Optional<String> node, Instant from, Instant to) {
    return gateway.query(
        "select * from (select "
            + MARKS
            + " from platform.history_mark where at >= ? and at < ? and node = coalesce(?, node)"
            + " order by at desc limit "
            + MAX_MARKS
            + ") latest order by at",
        HistoryRepository::mark,
        from,
        to,
        node);
  }

  private static Mark mark(ResultSet row) throws SQLException {
    return new Mark(
        row.getObject("id", UUID.class),
        row.getString("node"),
        OperatorSqlGateway.instant(row, "at"),
        row.getString("kind"),
        Optional.ofNullable(row.getString("pool")),
        row.getString("text"));
  }

  /**
   * An event shown in the charts.
   *
   * @param kind one word
   * @param text a sentence
   */
  public record Mark(
      UUID id, String node, Instant at, String kind, Optional<String> pool, String text) {}

  /** The measurements of a node in one minute. */
  public static final class Minute {
    private final String node;
    private final Instant at;
    private final byte[] document;

    /**
     * @param at when it began
     */
    public Minute(String node, Instant at, byte[] document) {
      this.node = node;
      this.at = at;
      this.document = Arrays.copyOf(document, document.length);
    }

    public String node() {
      return node;
    }

    public Instant at() {
      return at;
    }

    public byte[] document() {
      return document.clone();
    }
  }
}
