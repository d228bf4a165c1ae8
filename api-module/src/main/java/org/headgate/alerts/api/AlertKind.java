package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.headgate.pool.api.DiagnosisCode;

/**
 * The kinds of alerts: one for each finding of the diagnosis, and those that the diagnosis does not
 * cover.
 */
public enum AlertKind {
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
  /** GET requests fail so often that the objective for reads will be missed. */
  ERROR_BUDGET_READS,
  /** Log-ins fail by server errors so often that their objective will be missed. */
  ERROR_BUDGET_LOG_INS,
  /** The disk of the server's logs is nearly full. */
  DISK_FULL,
  /** A certificate expires within two weeks, or has expired. */
  CERTIFICATE_EXPIRES,
  /** A key has been signing for longer than its rotation interval. */
  SIGNING_KEY_OLD,
  /** An alert endpoint answered 410 and receives nothing until somebody enables it again. */
  ENDPOINT_GONE;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a finding: each code of the diagnosis has a kind of the same name. */
  public static AlertKind of(DiagnosisCode code) {
    return valueOf(code.name());
  }

  /**
   * @throws IllegalArgumentException for a name that is no kind's
   */
  public static AlertKind ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
