package org.headgate.pool.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A pool as an operator sees it.
 *
 * @param since when the database came up or went down
 * @param reason why it is down
 */
public record PoolView(
    String name,
    State state,
    Instant since,
    Optional<String> reason,
    Settings settings,
    Statistics statistics,
    Server server) {

  /** The states of a pool, from healthy to down. */
  public enum State {
    /** Connections are free. */
    OK,
    /** Every connection is in use and nobody waits, or somebody has waited for a moment only. */
    BUSY,
    /** Every connection is in use, and requests wait for one. */
    EXHAUSTED,
    /** The database answers, but not as it should. */
    DEGRADED,
    /** The database cannot be reached. */
    DOWN;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A value and its source.
   *
   * @param source {@code environment}, {@code preset}, {@code default}, {@code url} or {@code live}
   */
  public record Setting(long value, String source) {}

  /** The effective settings, named as in the environment. */
  public record Settings(
      Setting poolSize, Setting maxOverflow, Setting timeoutSeconds, Setting recycleSeconds) {}

  /**
   * The pool at this moment.
   *
   * @param maxSize how many connections it may have
   * @param size how many it has
   * @param overflow connections above {@code pool_size}
   * @param waiting requests that wait for a connection
   * @param created since the start
   * @param destroyed since the start
   * @param invalid connections that broke or were discarded as broken since the start
   * @param timeouts calls refused at their deadline since the start
   * @param waitMs how long calls of the last minute waited for a connection, present waits included
   * @param inUseMs how long they held it
   */
  public record Statistics(
      long maxSize,
      long size,
      long inUse,
      long idle,
      long waiting,
      long overflow,
      long created,
      long destroyed,
      long invalid,
      long timeouts,
      Percentiles waitMs,
      Percentiles inUseMs) {}

  /** The 50th, 95th and 99th percentile, in milliseconds. */
  public record Percentiles(double p50, double p95, double p99) {}

  /**
   * The database server of the pool.
   *
   * @param tlsMode as it was set: disable, allow, prefer, require, verify-ca or verify-full
   * @param tls protocol and cipher in use; empty without TLS, and until the server has answered
   * @param driver its name and version; empty until the server has answered
   * @param version the version of the server; empty until it has answered
   */
  public record Server(
      String tlsMode, Optional<String> tls, Optional<String> driver, Optional<String> version) {}
}
