package org.headgate.health.forward;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The whole of the small web module that stands at {@code /health/detailed} and at {@code
 * /health/db-pool}: passes each request on to the application, where MicroProfile Health would have
 * answered 404.
 */
@WebServlet("/*")
public class HealthForward extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    getServletContext()
        .getContext("/")
        .getRequestDispatcher("/internal" + request.getContextPath())
        .forward(request, response);
  }
}
