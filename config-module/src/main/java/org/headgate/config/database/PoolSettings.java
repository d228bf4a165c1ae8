package org.headgate.config.database;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The settings of one pool, named as in Liberty and validated as a whole. They are the only source
 * for server.xml and the application; a live change is a new value.
 *
 * @param minPoolSize connections kept, 1 to {@link #MAX_CONNECTIONS}
 * @param maxPoolSize most connections, {@code minPoolSize} to {@code minPoolSize + }{@link
 *     #MAX_CONNECTIONS}
 * @param connectionTimeout wait for a free connection, {@link #MIN_CONNECTION_TIMEOUT} to {@link
 *     #MAX_CONNECTION_TIMEOUT}
 * @param agedTimeout age at which a connection is replaced, 1 s to {@link #MAX_AGED_TIMEOUT};
 *     empty: never
 * @param connectTimeout wait for the server's first answer; at least 1 s and shorter than {@code
 *     connectionTimeout}, so that a request that has to open its connection fails by the more
 *     precise error
 * @param commandTimeout longest run of one statement, 1 s to {@link #MAX_COMMAND_TIMEOUT}
 * @param prePing whether broken connections are looked for before work meets them: after each loss
 *     of the database, and now and then among the idle ones
 * @param echo whether SQL is logged
 */
public record PoolSettings(
    int minPoolSize,
    int maxPoolSize,
    Duration connectionTimeout,
    Optional<Duration> agedTimeout,
    Duration connectTimeout,
    Duration commandTimeout,
    boolean prePing,
    boolean echo) {
  /** The limit for kept connections, and for overflow. */
  public static final int MAX_CONNECTIONS = 500;

  /** Two seconds, because connecting must be shorter and the driver counts whole seconds. */
  public static final Duration MIN_CONNECTION_TIMEOUT = Duration.ofSeconds(2);

  /** Longest wait for a connection. */
  public static final Duration MAX_CONNECTION_TIMEOUT = Duration.ofMinutes(5);

  /** Maximum age of connections that are replaced at all. */
  public static final Duration MAX_AGED_TIMEOUT = Duration.ofDays(7);

  /** Maximum duration of a statement. */
  public static final Duration MAX_COMMAND_TIMEOUT = Duration.ofHours(1);

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration MAX_REAP_TIME = Duration.ofMinutes(1);
  private static final Duration LATER_THAN_COMMAND = Duration.ofSeconds(5);

  /** Validates the whole; {@link InvalidPoolSettingsException} names the setting to change. */
  public PoolSettings {
    between(PoolParameter.POOL_SIZE, minPoolSize, 1, MAX_CONNECTIONS);
    between(PoolParameter.MAX_OVERFLOW, (long) maxPoolSize - minPoolSize, 0, MAX_CONNECTIONS);
    between(
        PoolParameter.POOL_TIMEOUT,
        connectionTimeout,
        MIN_CONNECTION_TIMEOUT,
        MAX_CONNECTION_TIMEOUT);
    agedTimeout.ifPresent(
        age -> between(PoolParameter.POOL_RECYCLE, age, ONE_SECOND, MAX_AGED_TIMEOUT));
    between(PoolParameter.COMMAND_TIMEOUT, commandTimeout, ONE_SECOND, MAX_COMMAND_TIMEOUT);
    between(PoolParameter.CONNECT_TIMEOUT, connectTimeout, ONE_SECOND, MAX_CONNECTION_TIMEOUT);
    if (connectTimeout.compareTo(connectionTimeout) >= 0) {
      throw new InvalidPoolSettingsException(
          PoolParameter.CONNECT_TIMEOUT,
          connectTimeout.toSeconds(),
          "fewer seconds than DB_POOL_TIMEOUT, " + connectionTimeout.toSeconds());
    }
  }

  /** Connections above the minimum, {@code DB_MAX_OVERFLOW}. */
  public int overflow() {
    return maxPoolSize - minPoolSize;
  }

  /** How long an unused connection above the minimum is kept; Liberty refuses 0. */
  public Duration maxIdleTime() {
    return agedTimeout.filter(age -> age.compareTo(IDLE) < 0).orElse(IDLE);
  }

  /**
   * How often the pool looks for idle and aged connections: shorter than both limits, so that they
   * are kept.
   */
  public Duration reapTime() {
    Duration half = Duration.ofSeconds(Math.max(1, maxIdleTime().toSeconds() / 2));
    return half.compareTo(MAX_REAP_TIME) < 0 ? half : MAX_REAP_TIME;
  }

  /** When the driver gives up a silent socket: a little later than the statement timeout. */
  public Duration socketTimeout() {
    return commandTimeout.plus(LATER_THAN_COMMAND);
  }

  /** The same pool with other sizes. */
  public PoolSettings resized(int poolSize, int maxOverflow) {
    return new PoolSettings(
        poolSize,
        Math.addExact(poolSize, maxOverflow),
        connectionTimeout,
        agedTimeout,
        connectTimeout,
        commandTimeout,
        prePing,
        echo);
  }

  /**
   * The same pool with another wait for a connection; the connect timeout is shortened if
   * necessary.
   */
  public PoolSettings withConnectionTimeout(Duration timeout) {
    return new PoolSettings(
        minPoolSize,
        maxPoolSize,
        timeout,
        agedTimeout,
        fittingConnectTimeout(connectTimeout, timeout),
        commandTimeout,
        prePing,
        echo);
  }

  /** The same pool with another statement timeout. */
  PoolSettings withCommandTimeout(Duration timeout) {
    return new PoolSettings(
        minPoolSize,
        maxPoolSize,
        connectionTimeout,
        agedTimeout,
        connectTimeout,
        timeout,
        prePing,
        echo);
  }

  /** The same pool with another maximum age; empty: never replaced. */
  public PoolSettings withAgedTimeout(Optional<Duration> age) {
    return new PoolSettings(
        minPoolSize,
        maxPoolSize,
        connectionTimeout,
        age,
        connectTimeout,
        commandTimeout,
        prePing,
        echo);
  }

  /**
   * The wanted connect timeout, or half the wait for a connection if it is not shorter than that.
   */
  static Duration fittingConnectTimeout(Duration wanted, Duration borrow) {
    return wanted.compareTo(borrow) < 0
        ? wanted
        : Duration.ofSeconds(Math.max(1, borrow.toSeconds() / 2));
  }

  private static void between(PoolParameter parameter, long value, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidPoolSettingsException(
          parameter, value, "a whole number from " + min + " to " + max);
    }
  }

  private static void between(PoolParameter parameter, Duration value, Duration min, Duration max) {
    if (!value.truncatedTo(ChronoUnit.SECONDS).equals(value)) {
      throw new InvalidPoolSettingsException(parameter, value, "whole seconds");
    }
    between(parameter, value.toSeconds(), min.toSeconds(), max.toSeconds());
  }

  /**
   * Pool settings that are invalid in combination; names the setting to change and its allowed
   * values.
   */
  public static final class InvalidPoolSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final PoolParameter parameter;
    private final String value;
    private final String allowed;

    InvalidPoolSettingsException(PoolParameter parameter, Object value, String allowed) {
      super(parameter.variable() + "=" + value + ": allowed " + allowed);
      this.parameter = parameter;
      this.value = value.toString();
      this.allowed = allowed;
    }

    /** The setting to change. */
    public PoolParameter parameter() {
      return parameter;
    }

    /** Its present value. */
    public String value() {
      return value;
    }

    /** The values that are valid together with the other settings. */
    public String allowed() {
      return allowed;
    }
  }
}
