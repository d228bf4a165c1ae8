package org.headgate.pool.persistence.autopilot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Four columns of a step: measured, predicted or resulting figures of the pool.
 *
 * @param rate arrivals per second
 * @param waitP95 95th percentile of the wait, milliseconds
 * @param refused percent
 * @param inUse connections
 */
public record AutopilotFiguresRow(double rate, double waitP95, double refused, double inUse) {

  static AutopilotFiguresRow of(ResultSet row, String prefix) throws SQLException {
    return new AutopilotFiguresRow(
        row.getDouble(prefix + "rate"),
        row.getDouble(prefix + "wait"),
        row.getDouble(prefix + "refused"),
        row.getDouble(prefix + "in_use"));
  }

  static Optional<AutopilotFiguresRow> ifAny(ResultSet row, String prefix) throws SQLException {
    return row.getObject(prefix + "rate") == null ? Optional.empty() : Optional.of(of(row, prefix));
  }
}
