package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSources;

/** Reads several values of the platform database in one statement, through the operator lane. */
@Dependent
public class SharedValueQueries {

  private static final int TIMEOUT_SECONDS = 2;

  private final DataSource operatorLane;

  @Inject
  public SharedValueQueries(@PoolDataSource(PoolName.OPERATOR) DataSource operatorLane) {
    this.operatorLane = operatorLane;
  }

  /**
   * A query for a number that is another one whenever the rows are.
   *
   * @param row a text for each row, which differs with its content
   * @param from the few rows, as after {@code from}
   */
  public static String fingerprint(String row, String from) {
    return "select hashtextextended(coalesce(string_agg(r.t, ',' order by r.t), ''), 0)"
        + " from (select %s as t from %s) r".formatted(row, from);
  }

  /**
   * A query for the time at which rows with times become due, in milliseconds since 1970.
   *
   * @param instants an expression for the earliest time; null where there is none
   */
  public static String millis(String instants) {
    return "select cast(floor(extract(epoch from (%s)) * 1000) as bigint)".formatted(instants);
  }

  /**
   * The values of expressions, each of which returns one value.
   *
   * @throws SQLException when there is no answer within 2 s
   */
  public Reading read(List<String> expressions) throws SQLException {
    String sql =
        expressions.stream()
            .map(expression -> ", cast((" + expression + ") as text)")
            .collect(Collectors.joining("", "select clock_timestamp()", ""));
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(sql))) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < expressions.size(); i++) {
          values.put(expressions.get(i), Optional.ofNullable(row.getString(i + 2)).orElse(""));
        }
        return new Reading(row.getObject(1, OffsetDateTime.class).toInstant(), values);
      }
    }
  }

  /**
   * Values by their expressions; empty where one is null.
   *
   * @param at the database's clock when it read them
   */
  public record Reading(Instant at, Map<String, String> values) {

    public Reading {
      values = Map.copyOf(values);
    }
  }
}
