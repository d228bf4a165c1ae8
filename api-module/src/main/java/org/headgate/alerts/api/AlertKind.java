package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.headgate.pool.api.DiagnosisCode;

/** What an alert is about: each kind of finding, and what the diagnosis does not look at. */
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
  /** Reads fail so often that their objective will be missed. */
  ERROR_BUDGET_READS,
  /** Log-ins fail by our own fault so often that their objective will be missed. */
  ERROR_BUDGET_LOG_INS,
  /** The disk of the server's logs is nearly full. */
  DISK_FULL,
  /** A certificate ends within two weeks, or has ended. */
  CERTIFICATE_EXPIRES,
  /** A key signs for longer than it is to. */
  SIGNING_KEY_OLD;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a finding: each code of the diagnosis is a kind of its own name. */
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
