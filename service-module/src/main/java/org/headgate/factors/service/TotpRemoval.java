package org.headgate.factors.service;

/** What was taken away. */
public enum TotpRemoval {
  /** An app that stood before the log-in. */
  IN_FORCE,
  /** An app that waited to be confirmed. */
  PENDING,
  /** There was none. */
  NONE
}
