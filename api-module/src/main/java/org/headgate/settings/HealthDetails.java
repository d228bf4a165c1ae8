package org.headgate.settings;

/** Who sees the details of the health documents. */
public enum HealthDetails {
  /** Whoever asks. */
  ALWAYS,
  /** Callers whose token carries the role operator or admin. */
  WHEN_AUTHORIZED
}
