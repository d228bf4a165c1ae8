package org.headgate.common.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.List;
import org.headgate.common.problem.ProblemType;

/**
 * The error page for requests that the server refuses before any filter, such as a path with
 * encoded slashes, and for the small web modules of the probes. The server's own page would show a
 * stack trace. Requested directly, it answers 404.
 */
public class ErrorPageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused
            ? refused
            : HttpServletResponse.SC_NOT_FOUND;
    response.setStatus(status);
    if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED
        && !response.containsHeader(HttpHeaders.ALLOW)) {
      response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
    }
    ProblemType type = WebApplicationExceptionMapper.typeOf(status);
    ServletProblemWriter.write(
        request,
        response,
        type,
        type.title(),
        type == ProblemType.INVALID_REQUEST
            ? List.of(WebApplicationExceptionMapper.UNREADABLE)
            : List.of());
  }
}
