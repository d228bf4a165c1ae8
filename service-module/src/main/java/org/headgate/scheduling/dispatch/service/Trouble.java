package org.headgate.scheduling.dispatch.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.text.SingleLineLogger;

/** What keeps the dispatcher from its work: one line when it begins and one when it ends. */
final class Trouble {

  private static final Logger LOG = SingleLineLogger.of(Dispatcher.class);

  private final String words;
  private final AtomicBoolean present = new AtomicBoolean();

  Trouble(String words) {
    this.words = words;
  }

  void note(Throwable cause) {
    if (present.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, words + ": " + reason(cause));
      LOG.log(Level.DEBUG, words, cause);
    }
  }

  /** An Error says little by its words alone. */
  private static String reason(Throwable cause) {
    return cause instanceof Error ? cause.toString() : String.valueOf(cause.getMessage());
  }

  void gone() {
    if (present.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "No longer: " + words);
    }
  }
}
