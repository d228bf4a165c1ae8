package org.headgate.factors.service;

/** How an attempt to confirm an app ended. */
public enum TotpConfirmation {
  /** The app is in force. */
  DONE,
  /** The code was not right; the app still waits. */
  WRONG_CODE,
  /** There is no app that waits. */
  NOTHING_PENDING
}
