package org.headgate.problem.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.headgate.problem.PayloadTooLarge;

/**
 * Refuses a body that says itself that it is too large, whoever sends it and whether anybody would
 * read it; one that does not say so is bounded while it is read.
 */
@Provider
@PreMatching
@Priority(2)
public class DeclaredLength implements ContainerRequestFilter {

  private static final int DIGITS = 9;

  @Override
  public void filter(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (length != null
        && length.matches("\\d+")
        && (length.length() > DIGITS || Integer.parseInt(length) > PayloadTooLarge.LIMIT_BYTES)) {
      throw new PayloadTooLarge();
    }
  }
}
