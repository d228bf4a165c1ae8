package org.headgate.alerts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;
import org.headgate.pool.persistence.SharedValueQueries;

/**
 * The alerts of all nodes, through the operator lane. Each call is one statement; the database's
 * clock decides.
 */
@Dependent
public class AlertRepository {

  private static final String COLUMNS =
      "id, kind, pool, severity, title, cure, nodes, hold_millis, opened_at, seen_at, resolved_at,"
          + " acknowledged_at, acknowledged_by";

  /** When an alert was created, as {@link AlertRow#createdAt} tells it. */
  private static final String CREATED_AT =
      "case when substr(%1$s.id::text, 15, 1) = '7' then to_timestamp(('x' || substr("
          + "replace(%1$s.id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0)"
          + " else %1$s.opened_at end";

  private final OperatorSqlGateway gateway;

  @Inject
  public AlertRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /**
   * A query for a value that changes with what {@link #current} returns and with each change of its
   * deliveries.
   */
  public static String version(Duration window) {
    String current =
        "(a.resolved_at is null or a.resolved_at > now() - %s * interval '1 millisecond')"
            .formatted(window.toMillis());
    return SharedValueQueries.fingerprint(
        "c.t",
        "(select a.id || ':' || a.xmin as t from platform.alert a where %1$s union all"
                .formatted(current)
            + " select d.alert_id || ':' || d.endpoint_id || ':' || d.event || ':' || d.xmin"
            + " from platform.alert_delivery d join platform.alert a on a.id = d.alert_id"
            + " where %1$s) c".formatted(current));
  }

  /**
   * Opens an alert, or records that the cause of the open one persists.
   *
   * @return the id of the open alert
   */
  public UUID openOrRefresh(AlertRow alert) {
    return gateway
        .query(
            "insert into platform.alert as open ("
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, least(?, now()), now(), null, ?, ?)"
                + " on conflict (kind, coalesce(pool, '')) where resolved_at is null"
                + " do update set seen_at = now(), hold_millis = excluded.hold_millis,"
                + " acknowledged_at = coalesce(open.acknowledged_at, excluded.acknowledged_at),"
                + " acknowledged_by = coalesce(open.acknowledged_by, excluded.acknowledged_by),"
                + " nodes = case when open.nodes @> excluded.nodes then open.nodes"
                + " else open.nodes || excluded.nodes end"
                + " returning id",
            row -> row.getObject("id", UUID.class),
            alert.id(),
            alert.kind(),
            alert.pool(),
            alert.severity(),
            alert.title(),
            alert.cure(),
            new OperatorSqlGateway.Elements("text", alert.nodes()),
            alert.hold(),
            alert.openedAt(),
            alert.acknowledgedAt(),
            alert.acknowledgedBy())
        .get(0);
  }

  /** Resolves alerts whose cause has been gone for their hold time; returns how many. */
  public int resolve() {
    return gateway.update(
        "update platform.alert set resolved_at = seen_at where resolved_at is null"
            + " and seen_at < now() - hold_millis * interval '1 millisecond'");
  }

  /**
   * Stores an alert that was resolved while the database was away; for a known one, stores who
   * acknowledged it.
   */
  public void putPast(AlertRow past) {
    gateway.update(
        "insert into platform.alert as known ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
            + " acknowledged_at = coalesce(known.acknowledged_at, excluded.acknowledged_at),"
            + " acknowledged_by = coalesce(known.acknowledged_by, excluded.acknowledged_by)",
        past.id(),
        past.kind(),
        past.pool(),
        past.severity(),
        past.title(),
        past.cure(),
        new OperatorSqlGateway.Elements("text", past.nodes()),
        past.hold(),
        past.openedAt(),
        past.seenAt(),
        past.resolvedAt(),
        past.acknowledgedAt(),
        past.acknowledgedBy());
  }

  /**
   * Gives alerts without an acknowledgement that of another one: nodes that saw the same cause at
   * the same time without the database have opened an alert each, and somebody acknowledged one. A
   * cause may have begun long before: an alert that was over before another one was created is not
   * the same.
   *
   * @param alert one of them
   */
  public void shareAcknowledgement(AlertRow alert) {
    gateway.update(
        "update platform.alert as alert set acknowledged_at = known.acknowledged_at,"
            + " acknowledged_by = known.acknowledged_by from platform.alert as known"
            + " where alert.kind = ? and coalesce(alert.pool, '') = coalesce(?, '')"
            + " and known.kind = alert.kind and coalesce(known.pool, '') = coalesce(alert.pool, '')"
            + " and alert.acknowledged_at is null and known.acknowledged_at is not null"
            + " and "
            + CREATED_AT.formatted("alert")
            + " <= known.seen_at and "
            + CREATED_AT.formatted("known")
            + " <= alert.seen_at and least(alert.seen_at, known.seen_at) >= least(?, now())",
        alert.kind(),
        alert.pool(),
        alert.createdAt());
  }

  /**
   * Open alerts, and those resolved so recently that a notification may still be due, the latest
   * resolved first.
   */
  public List<AlertRow> current(Duration window, int limit) {
    return gateway.query(
        "select "
            + COLUMNS
            + " from platform.alert where resolved_at is null"
            + " or resolved_at > now() - ? * interval '1 millisecond'"
            + " order by resolved_at desc nulls first, opened_at desc, id desc limit ?",
        AlertRepository::alert,
        window,
        limit);
  }

  /**
   * Newest first.
   *
   * @param openedBefore with the id: the end of the previous page
   */
  public List<AlertRow> page(Optional<Instant> openedBefore, Optional<UUID> before, int limit) {
    return gateway.query(
        "select "
            + COLUMNS
            + " from platform.alert where (opened_at, id) < (coalesce(?, 'infinity'::timestamptz),"
            + " coalesce(?, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))"
            + " order by opened_at desc, id desc limit ?",
        AlertRepository::alert,
        openedBefore,
        before,
        limit);
  }

  public Optional<AlertRow> find(UUID id) {
    return gateway
        .query(
            "select " + COLUMNS + " from platform.alert where id = ?", AlertRepository::alert, id)
        .stream()
        .findFirst();
  }

  /**
   * Acknowledges an alert; the first acknowledgement counts. Returns how many alerts were changed.
   */
  public int acknowledge(UUID id, String by) {
    return gateway.update(
        "update platform.alert set acknowledged_at = now(), acknowledged_by = ?"
            + " where id = ? and acknowledged_at is null",
        by,
        id);
  }

  /** Deletes alerts older than 90 days. */
  public int deleteOld() {
    return gateway.update(
        "delete from platform.alert where resolved_at < now() - interval '90 days'");
  }

  private static AlertRow alert(ResultSet row) throws SQLException {
    return new AlertRow(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        Optional.ofNullable(row.getString("pool")),
        row.getString("severity"),
        row.getString("title"),
        row.getString("cure"),
        List.of((String[]) row.getArray("nodes").getArray()),
        OperatorSqlGateway.millis(row, "hold_millis"),
        OperatorSqlGateway.instant(row, "opened_at"),
        OperatorSqlGateway.instant(row, "seen_at"),
        OperatorSqlGateway.instantIfAny(row, "resolved_at"),
        OperatorSqlGateway.instantIfAny(row, "acknowledged_at"),
        Optional.ofNullable(row.getString("acknowledged_by")));
  }
}
