package org.headgate.http.web;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * Refuses a query parameter that is sent twice. None of this API is a list; JAX-RS would take the
 * first value and say nothing of the second, where another program on the way may take the last.
 */
@Provider
@PreMatching
@Priority(2)
public class RepeatedParameterFilter implements ContainerRequestFilter {

  /** Every name of this API; others are ignored. */
  private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");

  @Context HttpServletRequest sent;

  @Override
  public void filter(ContainerRequestContext request) {
    if (sent.getQueryString() == null) {
      return; // JAX-RS would parse the whole URI to find no parameters.
    }
    List<FieldError> repeated =
        request.getUriInfo().getQueryParameters().entrySet().stream()
            .filter(parameter -> parameter.getValue().size() > 1)
            .filter(parameter -> NAME.matcher(parameter.getKey()).matches())
            .map(parameter -> new FieldError(parameter.getKey(), "must not be sent more than once"))
            .toList();
    if (!repeated.isEmpty()) {
      throw new InvalidRequestException(repeated);
    }
  }
}
