package org.headgate.audit.api;

import java.util.Locale;

/** How an action ended. */
public enum AuditOutcome {
  /** It succeeded. */
  SUCCESS,
  /** It was attempted and refused. */
  FAILURE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
