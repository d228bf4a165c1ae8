package org.headgate.pool.web;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.headgate.common.problem.ShuttingDownException;

/**
 * Answers requests that {@link InFlightRequestFilter} marked as too late with a problem document.
 */
@Provider
@PreMatching
@Priority(1)
public class ShutdownFilter implements ContainerRequestFilter {

  private static final Duration RESTART = Duration.ofSeconds(5);

  @Context HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    if (request.getAttribute(InFlightRequestFilter.TOO_LATE) != null) {
      throw new ShuttingDownException(RESTART);
    }
  }
}
