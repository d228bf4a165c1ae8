package org.headgate.pool.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Gives the place of a read in front of the server back when it no longer waits for its permit, so
 * that the queue there lets the next one in.
 */
record QueuePlaceListener(Runnable place) implements AsyncListener {

  @Override
  public void onComplete(AsyncEvent event) {
    place.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    place.run();
  }

  @Override
  public void onError(AsyncEvent event) {
    place.run();
  }

  /** It waits for something else then, for which it needs no place. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    place.run();
  }
}
