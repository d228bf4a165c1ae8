package org.headgate.common.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Locks the admin console's pages down before they leave: only our own files run, nothing is
 * framed, no address leaks to another site. Its pages hold an operator's tokens, so a script that
 * was smuggled in must not run and must have nowhere to send them. {@code no-cache} makes a browser
 * ask again after an upgrade, so that an old page never meets a new API; {@link ConsoleServlet}
 * lets it keep what is named by its content.
 */
@WebFilter("/console/*")
public class ConsoleSecurityHeadersFilter implements Filter {
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse http) {
      http.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
      http.setHeader("X-Content-Type-Options", "nosniff");
      http.setHeader("Referrer-Policy", "no-referrer");
      http.setHeader("Cache-Control", "no-cache");
      if (request instanceof HttpServletRequest asked && isWithoutSlash(asked)) {
        http.setStatus(HttpServletResponse.SC_FOUND);
        http.setHeader("Location", "console/");
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** The server would redirect to whatever host the caller names. */
  private static boolean isWithoutSlash(HttpServletRequest request) {
    return request.getRequestURI().equals(request.getContextPath() + "/console");
  }
}
