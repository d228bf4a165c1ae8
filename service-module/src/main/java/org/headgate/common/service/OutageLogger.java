package org.headgate.common.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.text.SingleLineLogger;

/** Logs one line when an outage begins and one when it ends. */
public final class OutageLogger {

  private final Logger log;
  private final String outage;
  private final AtomicBoolean present = new AtomicBoolean();

  /**
   * @param outage the feature that fails, as the beginning of a sentence
   */
  public OutageLogger(Class<?> source, String outage) {
    this.log = SingleLineLogger.of(source);
    this.outage = outage;
  }

  /** Reports a failure; only the first in a row is logged. */
  public void reportFailure(Throwable cause) {
    if (present.compareAndSet(false, true)) {
      log.log(Level.WARNING, outage + ": " + reason(cause));
      log.log(Level.DEBUG, outage, cause);
    }
  }

  /** The message of an Error alone says little, so its class is added. */
  private static String reason(Throwable cause) {
    return cause instanceof Error ? cause.toString() : String.valueOf(cause.getMessage());
  }

  /** Reports a success. */
  public void reportRecovery() {
    if (present.compareAndSet(true, false)) {
      log.log(Level.INFO, "No longer: " + outage);
    }
  }
}
