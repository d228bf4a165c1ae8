package org.headgate.common.web;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;

/**
 * Finds the query parameter or header whose value has the wrong type, so that the response can name
 * it. JAX-RS would answer 404, and RESTEasy names it only in its message.
 */
final class UnreadableParameter {

  private static final Pattern NAMED =
      Pattern.compile(
          "RESTEASY003870:.*(?:QueryParam|HeaderParam)\\(\"([^\"]+)\"\\).*", Pattern.DOTALL);

  private UnreadableParameter() {}

  static Optional<FieldError> of(WebApplicationException exception) {
    return Optional.ofNullable(exception.getMessage())
        .map(NAMED::matcher)
        .filter(Matcher::matches)
        .map(matcher -> new FieldError(matcher.group(1), "has the wrong format"));
  }
}
