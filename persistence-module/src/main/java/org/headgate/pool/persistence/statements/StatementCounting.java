package org.headgate.pool.persistence.statements;

import java.util.Optional;

/**
 * Whether {@code pg_stat_statements} counts statements, and our role may read it.
 *
 * @param version as a number, such as 180001
 * @param view the name of the view; empty where the extension is not in this database
 * @param isAvailable whether the extension is installed on the server's machine
 * @param isLoaded whether the server loaded its library when it started
 */
public record StatementCounting(
    int version,
    String database,
    String role,
    Optional<String> view,
    boolean isAvailable,
    boolean isLoaded) {}
