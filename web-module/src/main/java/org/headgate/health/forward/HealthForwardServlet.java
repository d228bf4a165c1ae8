package org.headgate.health.forward;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/**
 * The whole of the small web module that stands at {@code /health/detailed} and at {@code
 * /health/db-pool}: passes each request on to the application, where MicroProfile Health would have
 * answered 404, and what it refuses to the application's page of errors.
 */
@WebServlet("/*")
public class HealthForwardServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  /** What Liberty calls the path of the module's own address, with and without its slash. */
  private static final Set<String> ROOT = Set.of("", "/");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      pass("/server-errors", request, response);
    } else if (!ROOT.contains(Objects.requireNonNullElse(request.getPathInfo(), ""))) {
      refuse(HttpServletResponse.SC_NOT_FOUND, request, response);
    } else if (!METHODS.contains(request.getMethod())) {
      refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request, response);
    } else {
      pass("/internal" + request.getContextPath(), request, response);
    }
  }

  private void refuse(int status, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
    pass("/server-errors", request, response);
  }

  private void pass(String path, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    getServletContext().getContext("/").getRequestDispatcher(path).forward(request, response);
  }
}
