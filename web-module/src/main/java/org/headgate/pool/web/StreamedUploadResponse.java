package org.headgate.pool.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.common.web.ServletProblemWriter;

/** The response to a request whose body is read asynchronously. */
record StreamedUploadResponse(
    HttpServletRequest request,
    HttpServletResponse response,
    AsyncContext context,
    Map<String, String> headers) {

  private static final System.Logger LOG = SingleLineLogger.of(StreamedUploadResponse.class);

  StreamedUploadResponse {
    headers = Map.copyOf(headers);
  }

  /** Called with the resource that the body created. */
  void accepted(Object entity) {
    write(
        () -> {
          response.setStatus(HttpServletResponse.SC_ACCEPTED);
          headers.forEach(response::setHeader);
          response.setContentType("application/json");
          byte[] json = JsonMappers.strict().writeValueAsBytes(entity);
          response.setContentLength(json.length);
          response.getOutputStream().write(json);
        });
  }

  /** Called with the reason when the body was refused. */
  void refused(HeadgateException refusal) {
    write(() -> ServletProblemWriter.write(request, response, refusal));
  }

  /** Called on an unexpected failure, which is not disclosed to the client. */
  void failed(RuntimeException failure) {
    LOG.log(Level.ERROR, "A streamed body could not be stored", failure);
    write(
        () -> {
          response.setStatus(ProblemType.INTERNAL_ERROR.status());
          ServletProblemWriter.write(
              request, response, ProblemType.INTERNAL_ERROR, "Something went wrong");
        });
  }

  private void write(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      // Nobody reads it.
    } finally {
      context.complete();
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }
}
