package org.headgate.pool.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Releases what a request holds when it ends, however it ends; releasing twice is harmless. */
class ReleaseListener implements AsyncListener {

  private final Runnable held;

  ReleaseListener(Runnable held) {
    this.held = held;
  }

  @Override
  public final void onComplete(AsyncEvent event) {
    held.run();
  }

  @Override
  public final void onTimeout(AsyncEvent event) {
    held.run();
  }

  @Override
  public final void onError(AsyncEvent event) {
    held.run();
  }

  /** The request waits once more, and keeps what it holds. */
  @Override
  public void onStartAsync(AsyncEvent event) {}
}
