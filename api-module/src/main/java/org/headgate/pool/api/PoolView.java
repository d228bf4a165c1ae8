package org.headgate.pool.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A pool as an operator sees it.
 *
 * @param since when the database came to be up or down
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

  /** From calm to gone. */
  public enum State {
    /** Connections are free. */
    OK,
    /** Every connection is in use and nobody waits, or somebody waits for a moment. */
    BUSY,
    /** Every connection is in use, and requests wait for one. */
    EXHAUSTED,
    /** It answers, not as it should. */
    DEGRADED,
    /** The database cannot be reached. */
    DOWN;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A value and where it comes from.
   *
   * @param source {@code environment}, {@code preset}, {@code default}, {@code url} or {@code live}
   */
  public record Setting(long value, String source) {}

  /** In the words of the ancestors. */
  public record Settings(
      Setting poolSize, Setting maxOverflow, Setting timeoutSeconds, Setting recycleSeconds) {}

  /**
   * The pool at this moment.
   *
   * @param maxSize how many connections it may have
   * @param size how many it has
   * @param overflow how many of them stand above {@code pool_size}
   * @param waiting requests that wait for a connection
   * @param created since the start
   * @param destroyed since the start
   * @param invalid connections that broke or were thrown away as broken since the start
   * @param timeouts calls refused at their deadline since the start
   * @param waitMs how long calls of the last minute waited for a connection, and those that still
   *     wait have waited by now
   * @param inUseMs how long they kept it
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

  /** 50, 95 and 99 of 100 took no longer, in milliseconds. */
  public record Percentiles(double p50, double p95, double p99) {}

  /**
   * The other end.
   *
   * @param tlsMode as it was set: disable, allow, prefer, require, verify-ca or verify-full
   * @param tls protocol and cipher in use; empty without TLS, and until something has answered
   * @param driver its name and version; empty until something has answered
   * @param version of the server; empty until something has answered
   */
  public record Server(
      String tlsMode, Optional<String> tls, Optional<String> driver, Optional<String> version) {}
}
