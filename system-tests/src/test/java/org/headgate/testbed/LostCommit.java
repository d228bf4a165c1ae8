package org.headgate.testbed;

import java.util.concurrent.CountDownLatch;

/**
 * A commit whose answer is to be lost. A piece is a message or several of the protocol, as drivers
 * send and servers answer them.
 */
final class LostCommit {

  private static final String COMMITTED = "COMMIT\0";

  private final String words;
  private final CountDownLatch happened = new CountDownLatch(1);

  LostCommit(String words) {
    this.words = words;
  }

  boolean begins(String sent) {
    return sent.contains(words);
  }

  boolean ends(String answer) {
    boolean ends = answer.contains(COMMITTED);
    if (ends) {
      happened.countDown();
    }
    return ends;
  }

  /** Counts down when its answer was lost. */
  CountDownLatch happened() {
    return happened;
  }
}
