package org.headgate.pool.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.PagedResult;
import org.headgate.pool.service.guard.RequestAdmission;

/**
 * Writes a response as its client reads it. After each page the next one is read under a permit of
 * its own. If a page cannot be read after some retries, the response ends early, in the middle of
 * its JSON.
 */
final class PagedResponseWriter implements WriteListener, AsyncListener {

  private static final Logger LOG = SingleLineLogger.of(PagedResponseWriter.class);
  private static final int CHUNK = 8192;
  private static final int MAX_REFUSALS = 12;
  private static final byte[] NOTHING = {};

  private final PagedResult rest;
  private final ServletOutputStream output;
  private final AsyncContext context;
  private final RequestAdmission admission;
  private final Executor executor;
  private final Runnable onEnd;
  private final AtomicBoolean closed = new AtomicBoolean();
  private byte[] page;
  private int position;
  private int refusals;

  /**
   * @param onEnd called once, when nothing more is written
   */
  PagedResponseWriter(
      byte[] first,
      PagedResult rest,
      ServletOutputStream output,
      AsyncContext context,
      RequestAdmission admission,
      Executor executor,
      Runnable onEnd) {
    this.page = first;
    this.rest = rest;
    this.output = output;
    this.context = context;
    this.admission = admission;
    this.executor = executor;
    this.onEnd = onEnd;
  }

  @Override
  public void onWritePossible() throws IOException {
    while (!closed.get() && output.isReady()) {
      if (position < page.length) {
        int length = Math.min(CHUNK, page.length - position);
        output.write(page, position, length);
        position += length;
      } else if (rest.hasNext()) {
        readNext();
        return;
      } else {
        end();
        return;
      }
    }
  }

  private void readNext() {
    try {
      RequestTicket ticket = admission.request(WorkPriority.USERS);
      ticket.whenDecided(
          refusal ->
              executor.execute(() -> refusal.ifPresentOrElse(this::refused, () -> read(ticket))));
    } catch (HeadgateException e) {
      refused(e);
    }
  }

  private void refused(HeadgateException busy) {
    refusals++;
    if (refusals > MAX_REFUSALS) {
      LOG.log(Level.WARNING, "A streamed answer was cut off: " + busy.getMessage());
      end();
    } else {
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, executor).execute(this::readNext);
    }
  }

  private void read(RequestTicket ticket) {
    try {
      page = CurrentRequest.within(ticket, () -> closed.get() ? NOTHING : rest.next());
      position = 0;
      onWritePossible();
    } catch (IOException e) {
      // The client has gone.
      end();
    } catch (HeadgateException e) {
      LOG.log(Level.WARNING, "A streamed answer was cut off: " + e.getMessage());
      end();
    } catch (RuntimeException | Error failure) {
      // Whatever a page fails with, nobody but us can end the answer.
      LOG.log(Level.WARNING, "A streamed answer was cut off", failure);
      end();
    }
  }

  private void end() {
    if (closed.compareAndSet(false, true)) {
      onEnd.run();
      context.complete();
    }
  }

  @Override
  public void onError(Throwable clientHasGone) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    if (closed.compareAndSet(false, true)) {
      onEnd.run();
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
