package org.headgate.pool.service.statements;

import java.sql.SQLException;
import java.util.Optional;
import org.headgate.pool.persistence.statements.StatementCounting;

/** Explains how to switch on the counting of statements, where it is off. */
final class StatementStatisticsHint {

  /** SQLSTATE: insufficient privilege. */
  private static final String NOT_PERMITTED = "42501";

  private StatementStatisticsHint() {}

  /** Empty where the server counts statements. */
  static Optional<String> of(StatementCounting counting) {
    if (counting.view().isPresent() && counting.isLoaded()) {
      return Optional.empty();
    }
    if (!counting.isAvailable()) {
      return Optional.of(
          "The server does not count statements: its extension pg_stat_statements is not installed"
              + " (package postgresql-contrib).");
    }
    return Optional.of(
        counting.isLoaded()
            ? "The server counts statements, but this database cannot show them: run, as a superuser in"
                + " database %s, create extension pg_stat_statements;"
                    .formatted(counting.database())
            : "The server does not count statements: set shared_preload_libraries ="
                + " 'pg_stat_statements' in postgresql.conf, restart it, and run, as a superuser in"
                + " database %s, create extension pg_stat_statements;"
                    .formatted(counting.database()));
  }

  /** For a view that exists but cannot be read. */
  static String refused(StatementCounting counting, SQLException refused) {
    return NOT_PERMITTED.equals(refused.getSQLState())
        ? "The role %1$s may not read pg_stat_statements: run, as a superuser, grant select on %2$s to %1$s;"
            .formatted(counting.role(), counting.view().orElse("pg_stat_statements"))
        : "The server does not show its statements: " + refused.getMessage();
  }
}
