package org.headgate.config.database;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The settings of one pool, in Liberty's words, judged as a whole: the one source both server.xml
 * and the application read. A live change is a new value.
 *
 * @param minPoolSize connections kept, 1 to {@link #MOST_CONNECTIONS}
 * @param maxPoolSize most connections, {@code minPoolSize} to {@code minPoolSize + }{@link
 *     #MOST_CONNECTIONS}
 * @param connectionTimeout wait for a free connection, {@link #SHORTEST_BORROW} to {@link
 *     #LONGEST_BORROW}
 * @param agedTimeout age at which a connection is replaced, 1 s to {@link #LONGEST_AGE}; empty:
 *     never
 * @param connectTimeout wait for the server's first answer; at least 1 s and shorter than {@code
 *     connectionTimeout}, so that a request which has to open its connection fails by the more
 *     telling error
 * @param commandTimeout longest run of one statement, 1 s to {@link #LONGEST_COMMAND}
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
  /** Most connections kept, and most above them. */
  public static final int MOST_CONNECTIONS = 500;

  /** Whole seconds are what the driver knows, and connecting has to be shorter: hence two. */
  public static final Duration SHORTEST_BORROW = Duration.ofSeconds(2);

  /** Longest wait for a connection. */
  public static final Duration LONGEST_BORROW = Duration.ofMinutes(5);

  /** Longest life of a connection that is replaced at all. */
  public static final Duration LONGEST_AGE = Duration.ofDays(7);

  /** Longest run of a statement. */
  public static final Duration LONGEST_COMMAND = Duration.ofHours(1);

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration REAP = Duration.ofMinutes(1);
  private static final Duration LATER_THAN_COMMAND = Duration.ofSeconds(5);

  /** Judges the whole; {@link InvalidPoolSettingsException} names the knob to turn. */
  public PoolSettings {
    between(PoolParameter.POOL_SIZE, minPoolSize, 1, MOST_CONNECTIONS);
    between(PoolParameter.MAX_OVERFLOW, (long) maxPoolSize - minPoolSize, 0, MOST_CONNECTIONS);
    between(PoolParameter.POOL_TIMEOUT, connectionTimeout, SHORTEST_BORROW, LONGEST_BORROW);
    agedTimeout.ifPresent(age -> between(PoolParameter.POOL_RECYCLE, age, ONE_SECOND, LONGEST_AGE));
    between(PoolParameter.COMMAND_TIMEOUT, commandTimeout, ONE_SECOND, LONGEST_COMMAND);
    between(PoolParameter.CONNECT_TIMEOUT, connectTimeout, ONE_SECOND, LONGEST_BORROW);
    if (connectTimeout.compareTo(connectionTimeout) >= 0) {
      throw new InvalidPoolSettingsException(
          PoolParameter.CONNECT_TIMEOUT,
          connectTimeout.toSeconds(),
          "fewer seconds than DB_POOL_TIMEOUT, " + connectionTimeout.toSeconds());
    }
  }

  /** Connections above the minimum, the ancestors' {@code max_overflow}. */
  public int overflow() {
    return maxPoolSize - minPoolSize;
  }

  /** After how long without use a connection above the minimum goes; Liberty refuses 0. */
  public Duration maxIdleTime() {
    return agedTimeout.filter(age -> age.compareTo(IDLE) < 0).orElse(IDLE);
  }

  /**
   * How often the pool looks for idle and aged connections: below both, so that they are kept to.
   */
  public Duration reapTime() {
    Duration half = Duration.ofSeconds(Math.max(1, maxIdleTime().toSeconds() / 2));
    return half.compareTo(REAP) < 0 ? half : REAP;
  }

  /**
   * When the driver gives a silent socket up: a little after a statement is cancelled for its
   * length.
   */
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
   * The same pool with another wait for a connection; the wait for the server is shortened where it
   * must be.
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

  /** The same pool with another limit for statements. */
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

  /** The same pool with another age; empty: never replaced. */
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
   * The wanted wait for the server, or half the wait for a connection where the former is not
   * shorter.
   */
  static Duration fittingConnectTimeout(Duration wanted, Duration borrow) {
    return wanted.compareTo(borrow) < 0
        ? wanted
        : Duration.ofSeconds(Math.max(1, borrow.toSeconds() / 2));
  }

  private static void between(PoolParameter knob, long value, long least, long most) {
    if (value < least || value > most) {
      throw new InvalidPoolSettingsException(
          knob, value, "a whole number from " + least + " to " + most);
    }
  }

  private static void between(PoolParameter knob, Duration value, Duration least, Duration most) {
    if (!value.truncatedTo(ChronoUnit.SECONDS).equals(value)) {
      throw new InvalidPoolSettingsException(knob, value, "whole seconds");
    }
    between(knob, value.toSeconds(), least.toSeconds(), most.toSeconds());
  }

  /** Pool settings that make no sense as a whole; says which knob to turn and what it allows. */
  public static final class InvalidPoolSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final PoolParameter knob;
    private final String value;
    private final String allowed;

    InvalidPoolSettingsException(PoolParameter knob, Object value, String allowed) {
      super(knob.variable() + "=" + value + ": allowed " + allowed);
      this.knob = knob;
      this.value = value.toString();
      this.allowed = allowed;
    }

    /** The knob to turn. */
    public PoolParameter knob() {
      return knob;
    }

    /** What it says now. */
    public String value() {
      return value;
    }

    /** What it may say beside the other values. */
    public String allowed() {
      return allowed;
    }
  }
}
