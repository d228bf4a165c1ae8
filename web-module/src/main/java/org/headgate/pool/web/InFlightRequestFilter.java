package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.lifecycle.ShutdownCoordinator;

/**
 * Counts API requests from their first to their last byte, so that a stopping node can wait for
 * them; marks those that arrive too late.
 */
public class InFlightRequestFilter implements Filter {

  static final String TOO_LATE = InFlightRequestFilter.class.getName() + ".tooLate";

  @Inject ShutdownCoordinator shutdown;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!shutdown.onRequestStarted()) {
      request.setAttribute(TOO_LATE, true);
      chain.doFilter(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      CurrentEndpoint.leave(); // A failed response filter keeps those behind it from doing so.
      shutdown.requestEnded();
    }
  }
}
