package org.headgate.common.service;

import java.time.Duration;

/** Sleeps on a thread that is interrupted when it is to end. */
public final class InterruptibleSleep {

  private InterruptibleSleep() {}

  /**
   * @return false when the thread was interrupted; it stays marked as interrupted
   */
  public static boolean of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
