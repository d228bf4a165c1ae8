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
  @Resource ManagedExecutorService executor;

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
    AsyncContext context = request.startAsync();
    context.setTimeout(MAX_DURATION.toMillis());
    StreamedUploadResponse answer =
        new StreamedUploadResponse(request, response, context, following.headers());
    StreamedUploadReader stream =
        new StreamedUploadReader(
            following.body(), request.getInputStream(), answer, admission, executor);
    context.addListener(stream);
    request.getInputStream().setReadListener(stream);
    stream.checkSilence();
    return true;
  }
}
