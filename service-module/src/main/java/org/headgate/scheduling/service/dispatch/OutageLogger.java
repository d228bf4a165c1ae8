package org.headgate.scheduling.service.dispatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.text.SingleLineLogger;

/** What keeps the dispatcher from its work: one line when it begins and one when it ends. */
final class OutageLogger {

  private static final Logger LOG = SingleLineLogger.of(Dispatcher.class);

  private final String words;
  private final AtomicBoolean present = new AtomicBoolean();

  OutageLogger(String words) {
    this.words = words;
  }

  void reportFailure(Throwable cause) {
    if (present.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, words + ": " + reason(cause));
      LOG.log(Level.DEBUG, words, cause);
    }
  }

  /** An Error says little by its words alone. */
  private static String reason(Throwable cause) {
    return cause instanceof Error ? cause.toString() : String.valueOf(cause.getMessage());
  }

  void reportRecovery() {
    if (present.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "No longer: " + words);
    }
  }
}
