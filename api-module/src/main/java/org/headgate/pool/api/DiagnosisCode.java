package org.headgate.pool.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be wrong, causes before what they bring about: the order of the diagnosis. */
public enum DiagnosisCode {
  WRONG_PASSWORD,
  WRONG_HOST,
  TLS_REFUSED,
  POOLER_LIMIT,
  SERVER_LIMIT,
  DATABASE_DOWN,
  READ_ONLY,
  IDLE_IN_TRANSACTION,
  LOCK_WAIT,
  LEAK,
  SLOW_QUERY,
  POOL_CHANGE,
  POOL_TOO_SMALL,
  CIRCUIT_OPEN,
  CLOCK_SKEW,
  /** A certificate ends within two weeks, or has ended. */
  CERTIFICATE_EXPIRES,
  /** A key signs for longer than it is to. */
  SIGNING_KEY_OLD,
  /** The disk that a node works and logs on is nearly full. */
  DISK_FULL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a name that is no code's
   */
  public static DiagnosisCode ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
