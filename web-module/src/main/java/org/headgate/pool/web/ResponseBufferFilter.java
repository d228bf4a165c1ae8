package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.http.web.AsyncResponseWriter;
import org.headgate.http.web.HttpMetricsFilter;
import org.headgate.http.web.RoutePath;

/**
 * Writes a response after all resources of the request were released, so that a client that does
 * not read occupies only its socket, and memory that is bounded together with that of the others.
 * The request's own thread writes while that is quick; when several threads are stuck in writes,
 * responses are written asynchronously.
 */
public class ResponseBufferFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int MAX_STUCK = 4;
  private static final String SHARED = ResponseBufferFilter.class.getName() + ".shared";

  /** Its files are served by threads of their own, which may be stuck (decision 0011). */
  private static final String CONSOLE = "/console";

  /** Enough for each response to a client that reads at all. */
  private static final Duration MAX_WRITING = Duration.ofMinutes(1);

  private static final Set<String> STREAMS =
      Set.of("/api/v1/admin/pools/events", "/api/v1/admin/audit/stream");

  @Inject transient PagedResponses streams;
  @Inject transient StreamedUploads uploads;
  @Inject transient DelayedResponses delayed;

  /** A part of the heap that leaves room for the work itself. */
  transient BodyMemory memory = new BodyMemory(Runtime.getRuntime().maxMemory() / 8);

  private final AtomicInteger writing = new AtomicInteger();

  /** Answers with bytes that many responses share, so that they need no memory of their own. */
  public static void share(HttpServletRequest request, byte[] body) {
    request.setAttribute(SHARED, body);
  }

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
    if (request.isAsyncStarted()
        || streams.begin(request, response)
        || uploads.begin(request, response)) {
      return;
    }
    if (request.getAttribute(SHARED) instanceof byte[] shared) {
      write(shared, memory.share(), request, response);
    } else {
      write(buffer, request, response);
    }
  }

  /** A read may be refused although it was done; the response of a change is small. */
  private void write(
      ResponseBuffer buffer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = buffer.body();
    BodyMemory.Share share = memory.share();
    if (share.growTo(body.length) || !request.getMethod().equals("GET")) {
      write(body, share, request, response);
    } else {
      buffer.reset();
      ServletProblemWriter.write(request, response, BodyMemory.busy());
    }
  }

  private void write(
      byte[] body, BodyMemory.Share share, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (body.length == 0) {
      return;
    }
    response.setContentLength(body.length);
    ServletOutputStream output = response.getOutputStream();
    Optional<Duration> wait = delayed.wait(request);
    if (wait.isPresent()) {
      ResponseWriter writer =
          new ResponseWriter(body, share, output, writtenAfter(wait.get(), request));
      delayed.write(wait.get(), writer::begin);
      return;
    }
    try {
      if (writing.incrementAndGet() > MAX_STUCK
          && request.isAsyncSupported()
          && !RoutePath.of(request).startsWith(CONSOLE)) {
        new ResponseWriter(body, share, output, writtenAfter(Duration.ZERO, request)).begin();
      } else {
        writeNow(body, share, output);
      }
    } finally {
      writing.decrementAndGet();
    }
  }

  private static void writeNow(byte[] body, BodyMemory.Share share, ServletOutputStream output)
      throws IOException {
    try {
      output.write(body);
      output.flush();
    } finally {
      share.run();
    }
  }

  private static AsyncContext writtenAfter(Duration wait, HttpServletRequest request) {
    request.setAttribute(HttpMetricsFilter.WRITTEN_AFTER, wait);
    AsyncContext written = request.startAsync();
    written.setTimeout(wait.plus(MAX_WRITING).toMillis());
    return written;
  }

  /** Writes a response as its client reads it, without blocking a thread, for a minute at most. */
  private static final class ResponseWriter extends AsyncResponseWriter {

    private static final int CHUNK = 8192;

    private final byte[] body;
    private final ServletOutputStream output;
    private int position;

    ResponseWriter(
        byte[] body, BodyMemory.Share memory, ServletOutputStream output, AsyncContext written) {
      super(written, memory);
      this.body = body;
      this.output = output;
      written.addListener(this);
    }

    void begin() {
      output.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
      while (!isEnded() && output.isReady()) {
        if (position == body.length) {
          end();
          return;
        }
        int length = Math.min(CHUNK, body.length - position);
        output.write(body, position, length);
        position += length;
      }
    }
  }
}
