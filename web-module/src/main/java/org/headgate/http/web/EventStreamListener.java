package org.headgate.http.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.text.SingleLineLogger;

/**
 * One open event stream. Writes and closes may block on a slow client, so each runs on another
 * thread, one at a time. Events that arrive during a write are dropped, and nobody else waits.
 */
public final class EventStreamListener {

  private static final Logger LOG = SingleLineLogger.of(EventStreamListener.class);

  private final EventStreamClient client;
  private final SseEventSink sink;
  private final Instant startedAt;
  private final Duration life;
  private final Executor threads;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean hasSent;
  private volatile boolean refused;
  private volatile boolean gone;

  /**
   * @param life how long the stream lasts
   * @param threads run the writes; each may be blocked as long as the server waits for the client
   */
  public EventStreamListener(
      EventStreamClient client, Instant startedAt, Duration life, Executor threads) {
    this.client = client;
    this.sink = client.sink();
    this.startedAt = startedAt;
    this.life = life;
    this.threads = threads;
  }

  /** Whether its stream is closed; until then it counts as a listener. */
  public boolean isGone() {
    return gone;
  }

  /** Whether the caller of this name reads it. */
  boolean isOf(String caller) {
    return client.caller().equals(caller);
  }

  /**
   * Checks that the client may still read; if not, the stream ends instead of the next events. May
   * wait for a database.
   */
  public void checkAccess() {
    try {
      if (!gone && !client.access().getAsBoolean()) {
        refused = true;
      }
    } catch (RuntimeException | Error e) {
      LOG.log(Level.DEBUG, "The access to an event stream could not be checked", e);
    }
  }

  /**
   * Sends events, or closes the stream when its time is over or its client may not read any more;
   * never waits.
   *
   * @param events called on the writing thread; if it fails, nothing is sent this time
   */
  public void send(Supplier<List<OutboundSseEvent>> events, Instant now) {
    if (sink.isClosed()) {
      gone = true;
    } else if (isAlive(now)) {
      alone(() -> send(events));
    } else {
      close();
    }
  }

  /** A clock that is put back prolongs no stream: its end is when permissions are checked again. */
  private boolean isAlive(Instant now) {
    return !refused && !ElapsedTime.hasPassed(life, startedAt, now);
  }

  /** The time until its stream ends, however long its client stays. */
  Duration left(Instant now) {
    Duration left = life.minus(ElapsedTime.between(startedAt, now));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Closes the stream after the present write; never waits. */
  public void close() {
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
    } catch (RejectedExecutionException e) {
      // The server stops.
      gone = true;
    } finally {
      if (!handedOver) {
        busy.set(false);
      }
    }
  }

  private void send(Supplier<List<OutboundSseEvent>> events) {
    List<OutboundSseEvent> now;
    try {
      now = events.get();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.DEBUG, "There are no events to send now", e);
      busy.set(false);
      return;
    }
    try {
      CompletionStage<Void> all = CompletableFuture.completedFuture(null);
      for (OutboundSseEvent event : now) {
        all = all.thenCompose(previous -> sink.send(event).thenAccept(sent -> {}));
      }
      all.whenComplete(
          (sent, failure) -> {
            if (failure != null) {
              logEnd(failure);
              closeNow();
            } else {
              hasSent = true;
            }
            busy.set(false);
          });
    } catch (RuntimeException | Error e) {
      logEnd(e);
      closeNow();
    }
  }

  /** A client that leaves is nothing to report; one that never received an event is. */
  private void logEnd(Throwable failure) {
    if (hasSent) {
      LOG.log(Level.DEBUG, "An event was not sent", failure);
    } else {
      LOG.log(Level.WARNING, "An event stream ended before its first event", failure);
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
