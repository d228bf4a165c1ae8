package org.headgate.pool.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * Runs single statements on a pool's connection, which returns to the pool right after the
 * statement. Instants are written as UTC, durations as milliseconds, empty Optionals as null.
 */
public final class OperatorSqlGateway {

  private final DataSource pool;

  public OperatorSqlGateway(DataSource pool) {
    this.pool = pool;
  }

  /** Maps one row to a value. */
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * A parameter of an array type.
   *
   * @param type the elements' type, as PostgreSQL names it
   */
  public record Elements(String type, List<?> values) {}

  /** An array of one component of each record. */
  public static <T> Elements elements(String type, List<T> records, Function<T, ?> column) {
    return new Elements(type, records.stream().<Object>map(column).toList());
  }

  /**
   * Returns the rows of a query.
   *
   * @throws SqlFailedException with the driver's message
   */
  public <T> List<T> query(String sql, Row<T> row, Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /**
   * Executes a statement that writes.
   *
   * @return how many rows were written
   * @throws SqlFailedException with the driver's message
   */
  public int update(String sql, Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  public static Duration millis(ResultSet row, String column) throws SQLException {
    return Duration.ofMillis(row.getLong(column));
  }

  /** An array of instants. */
  public static List<Instant> instants(ResultSet row, String column) throws SQLException {
    return Stream.of((Timestamp[]) row.getArray(column).getArray())
        .map(Timestamp::toInstant)
        .toList();
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(StatementSources.registered(sql));
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, written(connection, parameters[i]));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static Object written(Connection connection, Object value) throws SQLException {
    if (value instanceof Elements elements) {
      Object[] values = new Object[elements.values().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = written(connection, elements.values().get(i));
      }
      return connection.createArrayOf(elements.type(), values);
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? written(connection, optional.get()) : null;
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof Duration duration ? (Object) duration.toMillis() : value;
  }

  /**
   * A statement outside JPA failed. It carries the driver's exception to the guard, which
   * classifies it.
   */
  public static final class SqlFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SqlFailedException(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
