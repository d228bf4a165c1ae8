package org.headgate.audit.api;

import java.util.Locale;

/** How a deed ended. */
public enum AuditOutcome {
  /** It was done. */
  SUCCESS,
  /** It was tried and refused. */
  FAILURE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
