package org.headgate.pool.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Gives back the place of a read that had to wait for its permit, when its response is complete, so
 * that the queue in front of the server lets the next one in.
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
