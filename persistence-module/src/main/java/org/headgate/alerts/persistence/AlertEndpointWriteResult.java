package org.headgate.alerts.persistence;

import java.util.Locale;

/** How a write of an endpoint ended. */
public enum AlertEndpointWriteResult {
  STORED,
  /** Another endpoint has its name. */
  NAME_TAKEN,
  /** There are as many as may be. */
  FULL,
  /** It has been changed or deleted since it was read. */
  OUTDATED;

  static AlertEndpointWriteResult ofColumn(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
