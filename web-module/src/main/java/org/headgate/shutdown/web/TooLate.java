package org.headgate.shutdown.web;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.headgate.problem.ShuttingDown;

/** Refuses what {@link RequestCount} found too late, as a problem document. */
@Provider
@PreMatching
@Priority(1)
public class TooLate implements ContainerRequestFilter {

  private static final Duration RESTART = Duration.ofSeconds(5);

  @Context HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    if (request.getAttribute(RequestCount.TOO_LATE) != null) {
      throw new ShuttingDown(RESTART);
    }
  }
}
