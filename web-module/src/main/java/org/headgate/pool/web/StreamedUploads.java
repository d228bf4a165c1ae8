package org.headgate.pool.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.headgate.common.web.TraceId;
import org.headgate.pool.service.admission.StreamedBody;
import org.headgate.pool.service.guard.RequestAdmission;

/**
 * Bodies that are read after their request was authorized, in parts and without a thread while
 * their client sends. The response is sent when all parts have arrived.
 */
@ApplicationScoped
public class StreamedUploads {

  private static final String FOLLOWING = StreamedUploads.class.getName();

  /** Enough for a large body from any client that sends at all. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(30);

  @Inject RequestAdmission admission;
  @Inject TraceId trace;
  @Resource ManagedExecutorService executor;

  private record Following(StreamedBody body, URI location) {}

  /**
   * Has the body read after the present request.
   *
   * @param location the location of the resource that it creates
   */
  public static void follow(HttpServletRequest request, StreamedBody body, URI location) {
    request.setAttribute(FOLLOWING, new Following(body, location));
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
    AsyncContext context = request.startAsync();
    context.setTimeout(MAX_DURATION.toMillis());
    StreamedUploadResponse answer =
        new StreamedUploadResponse(request, response, context, following.location(), trace.value());
    StreamedUploadReader stream =
        new StreamedUploadReader(
            following.body(), request.getInputStream(), answer, admission, executor);
    context.addListener(stream);
    request.getInputStream().setReadListener(stream);
    stream.checkSilence();
    return true;
  }
}
