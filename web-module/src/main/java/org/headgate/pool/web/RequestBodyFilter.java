package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.PayloadTooLargeException;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.problem.RequestTimeoutException;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.http.web.RoutePath;

/**
 * Reads the body of a request completely before it is processed: at once when all of it has arrived
 * (nearly always), else without a thread while the client sends, so that a slow client delays only
 * itself. A body that is longer than 64 KiB, or incomplete after 10 s, is refused and its
 * connection closed; so are further ones while those that are here take a sixteenth of the heap.
 * Imports are exempt; {@link StreamedUploads} reads them.
 */
public class RequestBodyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String REFUSAL = RequestBodyFilter.class.getName();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String STREAMED = "/api/v1/admin/users/imports";
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

  @Inject transient AsyncRequestDispatcher dispatcher;

  /** A part of the heap that leaves room for the work itself, and for copies of a body. */
  transient BodyMemory memory = new BodyMemory(Runtime.getRuntime().maxMemory() / 16);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      try {
        filterWithBody(request, response, chain);
      } finally {
        releaseUnlessWaiting(request);
      }
    } else if (isStreamed(request)) {
      if (isEncoded(request)) {
        refuseEncoded(request, response);
      } else {
        response.setHeader("Connection", "close"); // a refusal leaves a body that nobody reads
        chain.doFilter(request, response);
      }
    } else if (request.getContentLengthLong() > PayloadTooLargeException.LIMIT_BYTES) {
      refuse(request, response, new PayloadTooLargeException());
    } else if (!mayHaveBody(request)) {
      chain.doFilter(request, response);
    } else if (isEncoded(request)) {
      refuseEncoded(request, response);
    } else {
      read(request, response, chain);
    }
  }

  private void filterWithBody(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(REFUSAL) instanceof HeadgateException refusal) {
      refuse(request, response, refusal);
    } else {
      chain.doFilter(QueuedRequest.of(request), response);
    }
  }

  /** Whether the body is read in parts, after the request was authorized. */
  private static boolean isStreamed(HttpServletRequest request) {
    return request.getMethod().equals("POST") && RoutePath.of(request).equals(STREAMED);
  }

  /** A request of HTTP/2 may have a body without a header that says so. */
  private static boolean mayHaveBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader("Transfer-Encoding") != null
        || (request.getContentLengthLong() < 0
            && "HTTP/2.0".equals(request.getProtocol())
            && !WITHOUT_BODY.contains(request.getMethod()));
  }

  /** The server would decompress it while reading, to any length. */
  private static boolean isEncoded(HttpServletRequest request) {
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return coding != null && !coding.strip().equalsIgnoreCase("identity");
  }

  private void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<byte[]> arrived;
    try {
      arrived = ArrivedBody.read(request);
    } catch (IOException e) {
      refuse(request, response, differsFromHeaders());
      return;
    }
    BodyMemory.Share share = memory.share();
    if (arrived.isEmpty()) {
      readAsynchronously(request, share);
    } else if (share.growTo(arrived.get().length)) {
      QueuedRequest.holdMemory(request, share);
      filterArrived(request, arrived.get(), response, chain);
    } else {
      refuse(request, response, BodyMemory.busy());
    }
  }

  /** A request that waits passes again, or ends. */
  private static void releaseUnlessWaiting(HttpServletRequest request) {
    if (!request.isAsyncStarted()) {
      QueuedRequest.releaseMemory(request);
    }
  }

  private static void filterArrived(
      HttpServletRequest request, byte[] body, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(QueuedRequest.withBody(request, body), response);
    } finally {
      releaseUnlessWaiting(request);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the request is dispatched either way
  private void readAsynchronously(HttpServletRequest request, BodyMemory.Share share)
      throws IOException {
    QueuedRequest.holdMemory(request, share);
    AsyncContext waiting = QueuedRequest.begin(request, share);
    RequestBodyReader reader = new RequestBodyReader(request.getInputStream(), share);
    reader
        .body()
        .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (body, failure) -> {
              continueWithBody(request, body, failure);
              dispatcher.dispatch(waiting, () -> {});
              return body;
            });
    request.getInputStream().setReadListener(reader);
  }

  private static void continueWithBody(HttpServletRequest request, byte[] body, Throwable failure) {
    if (failure == null) {
      QueuedRequest.bufferBody(request, body);
    } else if (failure instanceof IOException) {
      request.setAttribute(REFUSAL, differsFromHeaders());
    } else {
      request.setAttribute(
          REFUSAL,
          failure instanceof HeadgateException known
              ? known
              : new RequestTimeoutException(
                  "The body did not arrive within " + TIMEOUT.toSeconds() + " s"));
    }
  }

  private static HeadgateException differsFromHeaders() {
    return new InvalidRequestException(new FieldError("body", "must match its headers"));
  }

  private void refuseEncoded(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Connection", "close");
    response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    response.setStatus(ProblemType.UNSUPPORTED_MEDIA_TYPE.status());
    ServletProblemWriter.write(
        request,
        response,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "The body must be sent without a Content-Encoding");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, HeadgateException refusal)
      throws IOException {
    response.setHeader("Connection", "close");
    ServletProblemWriter.write(request, response, refusal);
  }
}
