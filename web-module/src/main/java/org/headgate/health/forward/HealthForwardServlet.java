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
 * The servlet of a small web module at {@code /health/detailed} and {@code /health/db-pool}. It
 * forwards requests to the application, because MicroProfile Health would answer 404, and refusals
 * to the application's error page.
 */
@WebServlet("/*")
public class HealthForwardServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  /** The path of the module's root in Liberty, with and without a slash. */
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
