package org.headgate.pool.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.pool.service.admission.StreamedBody;
import org.headgate.pool.service.guard.RequestAdmission;

/**
 * Bodies that are read after their request was authorized, in parts and without a thread while
 * their client sends. The response is sent when all parts have arrived. Each may hold a thread of
 * the server while a part waits for its permit, so only a few are read at once.
 */
@ApplicationScoped
public class StreamedUploads {

  private static final String FOLLOWING = StreamedUploads.class.getName();

  /** Enough for a large body from any client that sends at all. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(30);

  /** Only one import arrives at a time; the others are repetitions of it. */
  private static final int MAX_OPEN = 4;

  @Inject RequestAdmission admission;
  @Resource ManagedExecutorService executor;

  private final AtomicInteger open = new AtomicInteger();

  private record Following(StreamedBody body, Map<String, String> headers) {

    private Following {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Has the body read after the present request.
   *
   * @param headers the headers of the response when the body was accepted
   */
  public static void follow(
      HttpServletRequest request, StreamedBody body, Map<String, String> headers) {
    request.setAttribute(FOLLOWING, new Following(body, headers));
  }

  /**
   * Begins to read the body that follows the request.
   *
   * @return false when nothing does
   */
  boolean begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!(request.getAttribute(FOLLOWING) instanceof Following following)) {
      return false;
    }
    if (open.incrementAndGet() > MAX_OPEN) {
      open.decrementAndGet();
      executor.execute(() -> abandon(following.body()));
      ServletProblemWriter.write(request, response, BodyMemory.busy());
      return true;
    }
    AtomicBoolean isOpen = new AtomicBoolean(true);
    Runnable close =
        () -> {
          if (isOpen.getAndSet(false)) {
            open.decrementAndGet();
          }
        };
    boolean begun = false;
    try {
      read(following, request, response, close);
      begun = true;
      return true;
    } finally {
      if (!begun) {
        close.run();
      }
    }
  }

  /** The rest will not arrive, whether or not that can be recorded now. */
  private static void abandon(StreamedBody body) {
    try {
      body.abandon();
    } catch (HeadgateException e) {
      // The next import removes it.
    }
  }

  private void read(
      Following following, HttpServletRequest request, HttpServletResponse response, Runnable close)
      throws IOException {
    AsyncContext context = request.startAsync();
    context.setTimeout(MAX_DURATION.toMillis());
    context.addListener(new ReleaseListener(close));
    StreamedUploadResponse answer =
        new StreamedUploadResponse(request, response, context, following.headers());
    StreamedUploadReader stream =
        new StreamedUploadReader(
            following.body(), request.getInputStream(), answer, admission, executor);
    context.addListener(stream);
    request.getInputStream().setReadListener(stream);
    stream.checkSilence();
  }
}
