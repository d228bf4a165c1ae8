package org.headgate.console.web;

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
 * Adds security headers to the pages of the admin console: only our own files run, nothing is
 * framed, no address leaks to another site. The pages hold an operator's tokens, so an injected
 * script must not run or reach another server. {@code no-cache} makes browsers revalidate, so that
 * an old page never meets a new API; {@link ConsoleServlet} exempts files that are named by their
 * content.
 */
@WebFilter(urlPatterns = "/console/*", asyncSupported = true)
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

  /** The server would redirect to the host in the caller's header. */
  private static boolean isWithoutSlash(HttpServletRequest request) {
    return request.getRequestURI().equals(request.getContextPath() + "/console");
  }
}
