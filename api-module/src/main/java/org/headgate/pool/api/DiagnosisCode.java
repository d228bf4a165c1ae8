package org.headgate.pool.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The codes of findings, causes before their effects; the diagnosis sorts by this order. */
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
  /** A certificate expires within two weeks, or has expired. */
  CERTIFICATE_EXPIRES,
  /** A key has been signing for longer than its rotation interval. */
  SIGNING_KEY_OLD,
  /** The disk of the node's work area and logs is nearly full. */
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
