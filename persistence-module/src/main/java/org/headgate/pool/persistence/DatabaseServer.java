package org.headgate.pool.persistence;

import java.util.Optional;

/**
 * What answers at the other end of a pool (seed C6).
 *
 * @param hasTables whether the first of the application's tables is there
 * @param version PostgreSQL's own words, such as "18.1"
 * @param tls protocol and cipher in use; empty without TLS
 * @param driver its name
 */
public record DatabaseServer(
    boolean hasTables, String version, Optional<String> tls, String driver, String driverVersion) {}
