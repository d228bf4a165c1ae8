package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.http.web.HttpMetricsFilter;
import org.headgate.http.web.RoutePath;

/**
 * Writes a response after all resources of the request were released, so that a client that does
 * not read occupies only its socket. The request's own thread writes while that is quick; when
 * several threads are stuck in writes, responses are written asynchronously.
 */
public class ResponseBufferFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int MAX_STUCK = 4;
  private static final Set<String> STREAMS =
      Set.of("/api/v1/admin/pools/events", "/api/v1/admin/audit/stream");

  @Inject transient PagedResponses streams;
  @Inject transient StreamedUploads uploads;
  @Inject transient DelayedResponses delayed;

  private final AtomicInteger writing = new AtomicInteger();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getMethod().equals("HEAD") || STREAMS.contains(RoutePath.of(request))) {
      chain.doFilter(request, response);
      streams.answerHead(request, response);
      return;
    }
    ResponseBuffer buffer = new ResponseBuffer(response);
    chain.doFilter(request, buffer);
    if (!request.isAsyncStarted()
        && !streams.begin(request, response)
        && !uploads.begin(request, response)) {
      write(buffer.body(), request, response);
    }
  }

  private void write(byte[] body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (body.length == 0) {
      return;
    }
    response.setContentLength(body.length);
    ServletOutputStream output = response.getOutputStream();
    Optional<Duration> wait = delayed.wait(request);
    if (wait.isPresent()) {
      AsyncContext written = writtenAfter(wait.get(), request);
      delayed.write(
          wait.get(), () -> output.setWriteListener(new ResponseWriter(body, output, written)));
      return;
    }
    try {
      if (writing.incrementAndGet() > MAX_STUCK) {
        AsyncContext written = writtenAfter(Duration.ZERO, request);
        output.setWriteListener(new ResponseWriter(body, output, written));
      } else {
        output.write(body);
        output.flush();
      }
    } finally {
      writing.decrementAndGet();
    }
  }

  private static AsyncContext writtenAfter(Duration wait, HttpServletRequest request) {
    request.setAttribute(HttpMetricsFilter.WRITTEN_AFTER, wait);
    AsyncContext written = request.startAsync();
    written.setTimeout(0);
    return written;
  }

  /** Writes a response as its client reads it, without blocking a thread. */
  private static final class ResponseWriter implements WriteListener {

    private static final int CHUNK = 8192;

    private final byte[] body;
    private final ServletOutputStream output;
    private final AsyncContext written;
    private int position;

    ResponseWriter(byte[] body, ServletOutputStream output, AsyncContext written) {
      this.body = body;
      this.output = output;
      this.written = written;
    }

    @Override
    public void onWritePossible() throws IOException {
      while (output.isReady()) {
        if (position == body.length) {
          written.complete();
          return;
        }
        int length = Math.min(CHUNK, body.length - position);
        output.write(body, position, length);
        position += length;
      }
    }

    @Override
    public void onError(Throwable clientHasGone) {
      written.complete();
    }
  }
}
