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
import org.headgate.pool.persistence.OperatorLane;
import org.headgate.pool.persistence.OperatorSqlGateway;

/**
 * What nodes measured by the minute, and the marks of their charts. Written through the operator
 * lane, since the pool that is recorded may be the one that has no connection left; each call is
 * one statement.
 */
@Dependent
public class HistoryRepository {

  private static final int MOST_MARKS = 2000;
  private static final String MARKS = "id, node, at, kind, pool, text";

  private final OperatorSqlGateway lane;

  @Inject
  public HistoryRepository(@OperatorLane DataSource lane) {
    this.lane = new OperatorSqlGateway(lane);
  }

  /** Makes the partitions from this day on, at most 30 days back, and drops those too old. */
  public void prepare(Instant earliest) {
    lane.query("select platform.prepare_history(?)", row -> true, earliest);
  }

  /** Adds minutes; those that are there stay as they are. */
  public void addMinutes(List<Minute> minutes) {
    lane.update(
        "insert into platform.history_minute (node, at, document)"
            + " select node, at, decode(document, 'hex') from unnest(?, ?, ?) row (node, at, document)"
            + " on conflict do nothing",
        OperatorSqlGateway.elements("text", minutes, Minute::node),
        OperatorSqlGateway.elements("timestamptz", minutes, Minute::at),
        OperatorSqlGateway.elements(
            "text", minutes, minute -> HexFormat.of().formatHex(minute.document())));
  }

  /**
   * In the order of time, {@code to} not among them.
   *
   * @param node empty: of all
   */
  public List<Minute> minutes(Optional<String> node, Instant from, Instant to) {
    return lane.query(
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

  /** Adds marks; those that are there stay as they are. */
  public void addMarks(List<Mark> marks) {
    lane.update(
        "insert into platform.history_mark (id, node, at, kind, pool, text)"
            + " select * from unnest(?, ?, ?, ?, ?, ?) on conflict do nothing",
        OperatorSqlGateway.elements("uuid", marks, Mark::id),
        OperatorSqlGateway.elements("text", marks, Mark::node),
        OperatorSqlGateway.elements("timestamptz", marks, Mark::at),
        OperatorSqlGateway.elements("text", marks, Mark::kind),
        OperatorSqlGateway.elements("text", marks, Mark::pool),
        OperatorSqlGateway.elements("text", marks, Mark::text));
  }

  /**
   * The latest 2000, in the order of time, {@code to} not among them.
   *
   * @param node empty: of all
   */
  public List<Mark> marks(Optional<String> node, Instant from, Instant to) {
    return lane.query(
        "select * from (select "
            + MARKS
            + " from platform.history_mark where at >= ? and at < ? and node = coalesce(?, node)"
            + " order by at desc limit "
            + MOST_MARKS
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
   * A point of the charts.
   *
   * @param kind one word
   * @param text a sentence
   */
  public record Mark(
      UUID id, String node, Instant at, String kind, Optional<String> pool, String text) {}

  /** What a node measured in one minute. */
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
