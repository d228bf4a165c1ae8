package org.headgate.problem.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.headgate.problem.ProblemType;
import org.headgate.trace.web.TraceId;

/**
 * The page of errors for what the server itself refuses before any filter is asked, such as a path
 * with encoded slashes. Its own page would show where it was thrown.
 */
public class ServerErrors extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient TraceId trace;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getDispatcherType() == DispatcherType.ERROR
            ? (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
            : HttpServletResponse.SC_NOT_FOUND;
    response.setStatus(status);
    ProblemType type = HttpErrors.typeOf(status);
    ServletProblems.write(request, response, type, type.title(), trace.value());
  }
}
