package org.headgate.alerts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorLane;
import org.headgate.pool.persistence.OperatorSqlGateway;

/** End points and rules of alerts, through the operator lane. Each call is one statement. */
@Dependent
public class AlertConfigurationRepository {

  private final OperatorSqlGateway gateway;

  @Inject
  public AlertConfigurationRepository(@OperatorLane DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** All end points, oldest first. */
  public List<AlertEndpointRow> endpoints() {
    return gateway.query(
        "select id, created_at, sealed_definition from platform.alert_endpoint"
            + " order by created_at, id",
        row ->
            new AlertEndpointRow(
                row.getObject("id", UUID.class),
                OperatorSqlGateway.instant(row, "created_at"),
                row.getBytes("sealed_definition")));
  }

  /** Inserts or replaces an end point. */
  public void put(AlertEndpointRow endpoint) {
    gateway.update(
        "insert into platform.alert_endpoint (id, created_at, sealed_definition) values (?, ?, ?)"
            + " on conflict (id) do update set sealed_definition = excluded.sealed_definition",
        endpoint.id(),
        endpoint.createdAt(),
        endpoint.sealedDefinition());
  }

  public void delete(UUID id) {
    gateway.update("delete from platform.alert_endpoint where id = ?", id);
  }

  /** The rules; empty while the defaults are unchanged. */
  public Optional<byte[]> rules() {
    return gateway
        .query("select sealed_rules from platform.alert_rules", row -> row.getBytes("sealed_rules"))
        .stream()
        .findFirst();
  }

  public void putRules(byte[] sealed) {
    gateway.update(
        "insert into platform.alert_rules (sealed_rules) values (?)"
            + " on conflict (id) do update set sealed_rules = excluded.sealed_rules",
        sealed);
  }
}
