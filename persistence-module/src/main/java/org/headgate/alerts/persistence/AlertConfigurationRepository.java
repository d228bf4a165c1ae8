package org.headgate.alerts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorLane;
import org.headgate.pool.persistence.OperatorSqlGateway;

/**
 * End points and rules of alerts, through the operator lane. Each call is one statement. A row's
 * version is PostgreSQL's {@code xmin}, the transaction that wrote it.
 */
@Dependent
public class AlertConfigurationRepository {

  private static final String VERSION = "xmin::text::bigint";

  private final OperatorSqlGateway gateway;

  @Inject
  public AlertConfigurationRepository(@OperatorLane DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** All end points, oldest first. */
  public List<AlertEndpointRow> endpoints() {
    return gateway.query(
        "select id, created_at, sealed_definition, "
            + VERSION
            + " as version from platform.alert_endpoint order by created_at, id",
        row ->
            new AlertEndpointRow(
                row.getObject("id", UUID.class),
                OperatorSqlGateway.instant(row, "created_at"),
                row.getBytes("sealed_definition"),
                row.getLong("version")));
  }

  public void insert(AlertEndpointRow endpoint) {
    gateway.update(
        "insert into platform.alert_endpoint (id, created_at, sealed_definition) values (?, ?, ?)",
        endpoint.id(),
        endpoint.createdAt(),
        endpoint.sealedDefinition());
  }

  /**
   * Replaces an end point.
   *
   * @return false when another call has changed or deleted it since it was read
   */
  public boolean replace(AlertEndpointRow endpoint) {
    return gateway.update(
            "update platform.alert_endpoint set sealed_definition = ? where id = ? and "
                + VERSION
                + " = ?",
            endpoint.sealedDefinition(),
            endpoint.id(),
            endpoint.version())
        > 0;
  }

  public void delete(UUID id) {
    gateway.update("delete from platform.alert_endpoint where id = ?", id);
  }

  /** The rules; empty while the defaults are unchanged. */
  public Optional<AlertRulesRow> rules() {
    return gateway
        .query(
            "select sealed_rules, " + VERSION + " as version from platform.alert_rules",
            row -> new AlertRulesRow(row.getBytes("sealed_rules"), row.getLong("version")))
        .stream()
        .findFirst();
  }

  /** Stores the rules, whatever is stored. */
  public void putRules(byte[] sealed) {
    gateway.update(
        "insert into platform.alert_rules (sealed_rules) values (?)"
            + " on conflict (id) do update set sealed_rules = excluded.sealed_rules",
        sealed);
  }

  /**
   * Stores the rules in place of the defaults.
   *
   * @return false when others are stored
   */
  public boolean insertRules(byte[] sealed) {
    return gateway.update(
            "insert into platform.alert_rules (sealed_rules) values (?) on conflict (id) do nothing",
            sealed)
        > 0;
  }

  /**
   * Replaces the rules.
   *
   * @param version of the rules that were read
   * @return false when another call has replaced them since
   */
  public boolean replaceRules(byte[] sealed, long version) {
    return gateway.update(
            "update platform.alert_rules set sealed_rules = ? where " + VERSION + " = ?",
            sealed,
            version)
        > 0;
  }
}
