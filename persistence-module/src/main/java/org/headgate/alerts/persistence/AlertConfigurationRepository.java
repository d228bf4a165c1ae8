package org.headgate.alerts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;
import org.headgate.pool.persistence.SharedValueQueries;

/**
 * Endpoints and rules of alerts, through the operator lane. Each call is one statement. A row's
 * version is PostgreSQL's {@code xmin}, the transaction that wrote it.
 */
@Dependent
public class AlertConfigurationRepository {

  /** A query for a value that changes with each change of an endpoint or the rules. */
  public static final String CONTENT =
      SharedValueQueries.fingerprint(
          "c.t",
          "(select id || ':' || xmin as t from platform.alert_endpoint"
              + " union all select 'rules:' || xmin from platform.alert_rules) c");

  private static final String VERSION = "xmin::text::bigint";
  private static final String UNIQUE_VIOLATION = "23505";

  private final OperatorSqlGateway gateway;

  @Inject
  public AlertConfigurationRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** All endpoints, oldest first. */
  public List<AlertEndpointRow> endpoints() {
    return gateway.query(
        "select id, created_at, sealed_definition, name_mac, "
            + VERSION
            + " as version from platform.alert_endpoint order by created_at, id",
        row ->
            new AlertEndpointRow(
                row.getObject("id", UUID.class),
                OperatorSqlGateway.instant(row, "created_at"),
                row.getBytes("sealed_definition"),
                Optional.ofNullable(row.getBytes("name_mac")),
                row.getLong("version")));
  }

  /**
   * Adds an endpoint, one call after another.
   *
   * @param max number of endpoints
   */
  public AlertEndpointWriteResult insert(AlertEndpointRow endpoint, int max) {
    return gateway
        .query(
            "select platform.add_alert_endpoint(?, ?, ?, ?, ?) as result",
            row -> AlertEndpointWriteResult.ofColumn(row.getString("result")),
            endpoint.id(),
            endpoint.createdAt(),
            endpoint.sealedDefinition(),
            endpoint.nameMac(),
            max)
        .get(0);
  }

  /** Replaces an endpoint, if it is still the version that was read. */
  public AlertEndpointWriteResult replace(AlertEndpointRow endpoint) {
    return writeUnlessNameIsTaken(
        "update platform.alert_endpoint set sealed_definition = ?, name_mac = ? where id = ? and "
            + VERSION
            + " = ?",
        endpoint.sealedDefinition(),
        endpoint.nameMac(),
        endpoint.id(),
        endpoint.version());
  }

  /** Stores the MAC of the name that an earlier version stored without. */
  public AlertEndpointWriteResult putNameMac(AlertEndpointRow endpoint, byte[] nameMac) {
    return writeUnlessNameIsTaken(
        "update platform.alert_endpoint set name_mac = ? where id = ? and " + VERSION + " = ?",
        nameMac,
        endpoint.id(),
        endpoint.version());
  }

  private AlertEndpointWriteResult writeUnlessNameIsTaken(String sql, Object... parameters) {
    try {
      return gateway.update(sql, parameters) > 0
          ? AlertEndpointWriteResult.STORED
          : AlertEndpointWriteResult.OUTDATED;
    } catch (OperatorSqlGateway.SqlFailedException refused) {
      if (refused.getCause() instanceof SQLException error
          && UNIQUE_VIOLATION.equals(error.getSQLState())) {
        return AlertEndpointWriteResult.NAME_TAKEN;
      }
      throw refused;
    }
  }

  /**
   * Deletes an endpoint.
   *
   * @param version the version of the endpoint that was read
   * @return false when another call has changed or deleted it since
   */
  public boolean delete(UUID id, long version) {
    return gateway.update(
            "delete from platform.alert_endpoint where id = ? and " + VERSION + " = ?", id, version)
        > 0;
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
   * @param version the version of the rules that were read
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
