package org.headgate.scheduling.dispatch.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** What keeps the dispatcher from its work: one line when it begins and one when it ends. */
final class Trouble {

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private final String words;
  private final AtomicBoolean present = new AtomicBoolean();

  Trouble(String words) {
    this.words = words;
  }

  void note(RuntimeException cause) {
    if (present.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, words + ": " + cause.getMessage());
      LOG.log(Level.DEBUG, words, cause);
    }
  }

  void gone() {
    if (present.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "No longer: " + words);
    }
  }
}
