package org.headgate.pool.api;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a connection test.
 *
 * @param milliseconds from asking the pool to the server's answer, or to the failure
 * @param kind the class of the fault, such as {@code wrong_host}
 * @param reason what went wrong, for people
 * @param sqlState the five characters of the fault, where it has any
 * @param cure what to do about it
 */
@Schema(name = "PoolTest")
public record ConnectionTestResult(
    boolean success,
    long milliseconds,
    Optional<String> kind,
    Optional<String> reason,
    Optional<String> sqlState,
    Optional<String> cure) {}
