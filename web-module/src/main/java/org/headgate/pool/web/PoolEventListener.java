package org.headgate.pool.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.text.SingleLineLogger;

/**
 * One who listens to the pools. Writing and closing may wait for a reader that does not read, so
 * each is done on a thread of the listener's own, one at a time: a second's event that comes while
 * the one before is still being written is left out, and nobody else waits.
 */
final class PoolEventListener {

  private static final Logger LOG = SingleLineLogger.of(PoolEventListener.class);

  private final SseEventSink sink;
  private final Instant until;
  private final Executor threads;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean gone;

  /**
   * @param until when the stream ends
   * @param threads may be kept for as long as the server waits for a reader
   */
  PoolEventListener(SseEventSink sink, Instant until, Executor threads) {
    this.sink = sink;
    this.until = until;
    this.threads = threads;
  }

  /** Whether its stream is closed; until then it counts as one who listens. */
  boolean isGone() {
    return gone;
  }

  /** Sends the event, or closes the stream when its time is over; never waits. */
  void tell(OutboundSseEvent event, Instant now) {
    if (sink.isClosed()) {
      gone = true;
    } else if (now.isBefore(until)) {
      alone(() -> send(event));
    } else {
      close();
    }
  }

  /** Closes the stream once what is being written is; never waits. */
  void close() {
    alone(this::closeNow);
  }

  private void alone(Runnable work) {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    boolean handedOver = false;
    try {
      threads.execute(work);
      handedOver = true;
    } catch (RejectedExecutionException serverStops) {
      gone = true;
    } finally {
      if (!handedOver) {
        busy.set(false);
      }
    }
  }

  private void send(OutboundSseEvent event) {
    try {
      sink.send(event)
          .whenComplete(
              (sent, failure) -> {
                if (failure != null) {
                  closeNow();
                }
                busy.set(false);
              });
    } catch (RuntimeException closedMeanwhile) {
      LOG.log(Level.DEBUG, "An event of the pools was not sent", closedMeanwhile);
      closeNow();
    }
  }

  private void closeNow() {
    try {
      sink.close();
    } finally {
      gone = true;
      busy.set(false);
    }
  }
}
