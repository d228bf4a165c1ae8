package org.headgate.pool.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.PayloadTooLargeException;
import org.headgate.common.problem.RequestTimeoutException;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.StreamedBody;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.RequestAdmission;

/**
 * Reads a body as its client sends it, and stores each full part under a permit; it reads nothing
 * meanwhile, which slows down a faster client. No thread is used while nothing arrives; after 30 s
 * of silence the request is given up. Only one thread reads, because Liberty loses the rest of a
 * body if another continues.
 */
final class StreamedUploadReader implements ReadListener, AsyncListener {

  private static final int PART = 128 * 1024;
  private static final int MAX_REFUSALS = 30;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

  private final StreamedBody body;
  private final ServletInputStream input;
  private final StreamedUploadResponse answer;
  private final RequestAdmission admission;
  private final Executor executor;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final byte[] part = new byte[PART];
  private int filled;
  private long received;
  private volatile boolean isStoring;
  private volatile long lastArrivalNanos = System.nanoTime();

  StreamedUploadReader(
      StreamedBody body,
      ServletInputStream input,
      StreamedUploadResponse answer,
      RequestAdmission admission,
      Executor executor) {
    this.body = body;
    this.input = input;
    this.answer = answer;
    this.admission = admission;
    this.executor = executor;
  }

  /** Gives up a client that sends nothing. */
  void checkSilence() {
    if (ended.get()) {
      return;
    }
    if (!isStoring && System.nanoTime() - lastArrivalNanos > TIMEOUT.toNanos()) {
      refuse(
          new RequestTimeoutException(
              "No part of the body arrived for " + TIMEOUT.toSeconds() + " s"));
    } else {
      CompletableFuture.delayedExecutor(CHECK_INTERVAL.toSeconds(), TimeUnit.SECONDS, executor)
          .execute(this::checkSilence);
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!ended.get() && input.isReady() && !input.isFinished()) {
      int read = input.read(part, filled, part.length - filled);
      if (read < 0) {
        return;
      }
      lastArrivalNanos = System.nanoTime();
      filled += read;
      received += read;
      if (received > body.maxBytes()) {
        refuse(new PayloadTooLargeException(body.maxBytes()));
      } else if (filled == part.length) {
        storePart(false);
      }
    }
  }

  @Override
  public void onAllDataRead() {
    storePart(true).filter(result -> ended.compareAndSet(false, true)).ifPresent(answer::accepted);
  }

  /** Empty when the body is no longer wanted. */
  private Optional<Object> storePart(boolean isLast) {
    isStoring = true;
    try {
      Object result = CurrentRequest.within(acquireTicket(), () -> writePart(isLast));
      filled = 0;
      return Optional.of(result);
    } catch (HeadgateException e) {
      refuse(e);
    } catch (RuntimeException failure) {
      if (ended.compareAndSet(false, true)) {
        abandon(() -> answer.failed(failure));
      }
    } finally {
      lastArrivalNanos = System.nanoTime();
      isStoring = false;
    }
    return Optional.empty();
  }

  /**
   * Waits for a permit on a thread of the server. Only one import arrives at a time, beside those
   * that administrators repeat with their keys.
   */
  private RequestTicket acquireTicket() {
    for (int refusals = 0; ; refusals++) {
      try {
        RequestTicket ticket = admission.request(WorkPriority.JOBS);
        CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();
        ticket.whenDecided(decided::complete);
        Optional<HeadgateException> refusal = decided.join();
        if (refusal.isEmpty()) {
          return ticket;
        }
        throw refusal.get();
      } catch (DatabaseBusyException e) {
        if (refusals >= MAX_REFUSALS) {
          throw e;
        }
        new CompletableFuture<Void>().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
      }
    }
  }

  private Object writePart(boolean isLast) {
    if (ended.get()) {
      return body;
    }
    body.write(part, filled);
    return isLast ? body.finish() : body;
  }

  private void refuse(HeadgateException refusal) {
    if (ended.compareAndSet(false, true)) {
      abandon(() -> answer.refused(refusal));
    }
  }

  /** Discards what has arrived, whether or not that can be recorded now. */
  private void abandon(Runnable then) {
    executor.execute(
        () -> {
          try {
            body.abandon();
          } catch (HeadgateException e) {
            // The next import removes it.
          } finally {
            then.run();
          }
        });
  }

  @Override
  public void onError(Throwable clientHasGone) {
    if (ended.compareAndSet(false, true)) {
      abandon(() -> answer.context().complete());
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    onError(event.getThrowable());
  }

  @Override
  public void onError(AsyncEvent event) {
    onError(event.getThrowable());
  }

  @Override
  public void onComplete(AsyncEvent event) {
    if (ended.compareAndSet(false, true)) {
      abandon(() -> {});
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
