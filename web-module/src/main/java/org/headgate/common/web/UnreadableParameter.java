package org.headgate.common.web;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;

/**
 * A query parameter or header that is not of its type. JAX-RS takes it for an unknown path and says
 * 404; the caller is told the parameter's name instead. RESTEasy names it in its message only.
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
        .map(matcher -> new FieldError(matcher.group(1), "must be of another form"));
  }
}
