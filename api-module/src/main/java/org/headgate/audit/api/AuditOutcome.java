package org.headgate.audit.api;

import java.util.Locale;

/** How an action ended. */
public enum AuditOutcome {
  /** It was done. */
  SUCCESS,
  /** It was tried and refused. */
  FAILURE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
