package org.headgate.pool.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.http.web.AsyncResponseWriter;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.guard.PagedResult;

/**
 * Writes a response as its client reads it. After each page the next one is read under a permit of
 * its own. If a page cannot be read after some retries, the response ends early, in the middle of
 * its JSON.
 */
final class PagedResponseWriter extends AsyncResponseWriter {

  private static final Logger LOG = SingleLineLogger.of(PagedResponseWriter.class);
  private static final int CHUNK = 8192;
  private static final int MAX_REFUSALS = 12;
  private static final byte[] NOTHING = {};

  private final PagedResult rest;
  private final ServletOutputStream output;
  private final Supplier<RequestTicket> permits;
  private final PagedResponses.PageLimit limit;
  private final Executor executor;
  private byte[] page;
  private int position;
  private int refusals;

  /**
   * @param permits joins the queue for the permit of the next page
   * @param limit lets only a few pages be read at once
   * @param onEnd called once, when nothing more is written
   */
  PagedResponseWriter(
      byte[] first,
      PagedResult rest,
      ServletOutputStream output,
      AsyncContext context,
      Supplier<RequestTicket> permits,
      PagedResponses.PageLimit limit,
      Executor executor,
      Runnable onEnd) {
    super(context, onEnd);
    this.page = first;
    this.rest = rest;
    this.output = output;
    this.permits = permits;
    this.limit = limit;
    this.executor = executor;
  }

  @Override
  public void onWritePossible() throws IOException {
    while (!isEnded() && output.isReady()) {
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
    limit.take(this::askForPermit);
  }

  private void askForPermit(Runnable endOfTurn) {
    try {
      RequestTicket ticket = permits.get();
      ticket.whenDecided(
          refusal ->
              executor.execute(
                  () ->
                      refusal.ifPresentOrElse(
                          busy -> refused(busy, endOfTurn), () -> read(ticket, endOfTurn))));
    } catch (HeadgateException e) {
      refused(e, endOfTurn);
    } catch (RuntimeException | Error failure) {
      endOfTurn.run();
      throw failure;
    }
  }

  private void refused(HeadgateException busy, Runnable endOfTurn) {
    endOfTurn.run();
    refusals++;
    if (refusals > MAX_REFUSALS) {
      LOG.log(Level.WARNING, "A streamed answer was cut off: " + busy.getMessage());
      end();
    } else {
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, executor).execute(this::readNext);
    }
  }

  private void read(RequestTicket ticket, Runnable endOfTurn) {
    try {
      page = nextPage(ticket, endOfTurn);
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

  private byte[] nextPage(RequestTicket ticket, Runnable endOfTurn) {
    try {
      return CurrentRequest.within(ticket, () -> isEnded() ? NOTHING : rest.next());
    } finally {
      endOfTurn.run();
    }
  }
}
