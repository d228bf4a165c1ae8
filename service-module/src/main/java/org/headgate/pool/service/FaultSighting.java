package org.headgate.pool.service;

import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.persistence.FaultKind;

/**
 * A fault that was met.
 *
 * @param sqlState where the fault had one
 * @param message the server's, driver's or pooler's own words; for operators only
 */
public record FaultSighting(
    FaultKind kind, Optional<String> sqlState, String message, Instant at) {}
