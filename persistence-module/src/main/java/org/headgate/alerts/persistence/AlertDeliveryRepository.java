package org.headgate.alerts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Deliveries of alerts to endpoints, through the operator lane. Each call is one statement; of
 * several nodes that claim a delivery, one wins.
 */
@Dependent
public class AlertDeliveryRepository {

  private final OperatorSqlGateway gateway;

  @Inject
  public AlertDeliveryRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  public List<AlertDeliveryRow> of(List<UUID> alerts) {
    return gateway.query(
        "select alert_id, endpoint_id, event, node, attempts, next_at, sent_at, gave_up, error"
            + " from platform.alert_delivery where alert_id = any (?)"
            + " order by alert_id, sent_at nulls last, endpoint_id, event",
        row ->
            new AlertDeliveryRow(
                row.getObject("alert_id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getString("event"),
                row.getString("node"),
                row.getInt("attempts"),
                OperatorSqlGateway.instant(row, "next_at"),
                OperatorSqlGateway.instantIfAny(row, "sent_at"),
                row.getBoolean("gave_up"),
                Optional.ofNullable(row.getString("error"))),
        new OperatorSqlGateway.Elements("uuid", alerts));
  }

  /**
   * Claims one attempt.
   *
   * @param lease after which others may claim the next attempt, if no result was recorded
   * @return the number of attempts, this one included; empty when the claim is not this node's
   */
  public Optional<Integer> claim(
      UUID alertId, UUID endpointId, String event, String node, Duration lease) {
    return gateway
        .query(
            "insert into platform.alert_delivery as known"
                + " (alert_id, endpoint_id, event, node, attempts, next_at)"
                + " values (?, ?, ?, ?, 1, now() + ? * interval '1 millisecond')"
                + " on conflict (alert_id, endpoint_id, event) do update set"
                + " node = excluded.node, attempts = known.attempts + 1, next_at = excluded.next_at"
                + " where known.sent_at is null and not known.gave_up and known.next_at <= now()"
                + " returning attempts",
            row -> row.getInt("attempts"),
            alertId,
            endpointId,
            event,
            node,
            lease)
        .stream()
        .findFirst();
  }

  public void sent(UUID alertId, UUID endpointId, String event) {
    gateway.update(
        "update platform.alert_delivery set sent_at = now(), error = null"
            + " where alert_id = ? and endpoint_id = ? and event = ?",
        alertId,
        endpointId,
        event);
  }

  public void failed(
      UUID alertId, UUID endpointId, String event, String error, Duration pause, boolean gaveUp) {
    gateway.update(
        "update platform.alert_delivery set error = ?, gave_up = ?,"
            + " next_at = now() + ? * interval '1 millisecond'"
            + " where alert_id = ? and endpoint_id = ? and event = ? and sent_at is null",
        error,
        gaveUp,
        pause,
        alertId,
        endpointId,
        event);
  }

  /** Puts an attempt off that failed by a fault of our own, and does not count it. */
  public void defer(UUID alertId, UUID endpointId, String event, String error, Duration pause) {
    gateway.update(
        "update platform.alert_delivery set error = ?, attempts = greatest(attempts - 1, 0),"
            + " next_at = now() + ? * interval '1 millisecond'"
            + " where alert_id = ? and endpoint_id = ? and event = ? and sent_at is null",
        error,
        pause,
        alertId,
        endpointId,
        event);
  }

  /** Records a delivery that was sent or tried while the database was away. */
  public void put(UUID alertId, AlertDeliveryRow known) {
    gateway.update(
        "insert into platform.alert_delivery as stored"
            + " (alert_id, endpoint_id, event, node, attempts, next_at, sent_at, gave_up, error)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (alert_id, endpoint_id, event) do update set"
            + " sent_at = coalesce(stored.sent_at, excluded.sent_at)",
        alertId,
        known.endpointId(),
        known.event(),
        known.node(),
        known.attempts(),
        known.nextAt(),
        known.sentAt(),
        known.gaveUp(),
        known.error());
  }
}
