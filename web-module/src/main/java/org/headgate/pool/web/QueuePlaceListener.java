package org.headgate.pool.web;

import jakarta.servlet.AsyncEvent;

/**
 * Gives back the place of a read that had to wait for its permit, when its response is complete, so
 * that the queue in front of the server lets the next one in.
 */
final class QueuePlaceListener extends ReleaseListener {

  private final Runnable place;

  QueuePlaceListener(Runnable place) {
    super(place);
    this.place = place;
  }

  /** The request waits once more, and needs no place for that. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    place.run();
  }
}
