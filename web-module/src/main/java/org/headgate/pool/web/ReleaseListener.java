package org.headgate.pool.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Releases what a request holds when it ends, however it ends; releasing twice is harmless. */
final class ReleaseListener implements AsyncListener {

  private final Runnable held;
  private final Runnable heldUntilItWaitsAgain;

  ReleaseListener(Runnable held) {
    this(held, () -> {});
  }

  private ReleaseListener(Runnable held, Runnable heldUntilItWaitsAgain) {
    this.held = held;
    this.heldUntilItWaitsAgain = heldUntilItWaitsAgain;
  }

  /**
   * For the place of a read that has to wait for its permit: the queue in front of the server lets
   * the next one in when the response is complete, and also when the read waits once more.
   */
  static ReleaseListener untilItWaitsAgain(Runnable place) {
    return new ReleaseListener(place, place);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    held.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    held.run();
  }

  @Override
  public void onError(AsyncEvent event) {
    held.run();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    heldUntilItWaitsAgain.run();
  }
}
