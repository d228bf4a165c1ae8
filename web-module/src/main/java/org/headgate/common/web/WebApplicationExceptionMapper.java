package org.headgate.common.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ProblemType;

/**
 * Exception mapper for requests that JAX-RS refuses before a resource is called: unknown paths,
 * methods, media types, missing roles.
 */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

  /** For a request that the platform refused without a reason. */
  static final FieldError UNREADABLE =
      new FieldError("request", "must be one that the server can read");

  /** The name of a query parameter or header, which RESTEasy says only in its message. */
  private static final Pattern UNREADABLE_PARAMETER =
      Pattern.compile(
          "RESTEASY003870:.*(?:QueryParam|HeaderParam)\\(\"([^\"]+)\"\\).*", Pattern.DOTALL);

  private static final String PATCHES = "application/merge-patch+json, application/json";

  @Inject ProblemResponseFactory problemResponseFactory;

  @Override
  public Response toResponse(WebApplicationException exception) {
    if (exception.getCause() instanceof HeadgateException known) {
      return problemResponseFactory.answer(known);
    }
    Optional<FieldError> parameter = unreadableParameter(exception);
    if (parameter.isPresent()) {
      return problemResponseFactory.answer(new InvalidRequestException(parameter.get()));
    }
    return answer(exception.getResponse());
  }

  /**
   * The query parameter or header whose value has the wrong type; JAX-RS would answer 404 without
   * naming it.
   */
  private static Optional<FieldError> unreadableParameter(WebApplicationException exception) {
    return Optional.ofNullable(exception.getMessage())
        .map(UNREADABLE_PARAMETER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> new FieldError(matcher.group(1), "has the wrong format"));
  }

  /**
   * A response for a method that is not allowed lists the allowed ones (RFC 9110, 15.5.6), and one
   * for a patch of another type the types of patches (RFC 5789, 2.2).
   */
  private Response answer(Response refused) {
    ProblemType type = typeOf(refused.getStatus());
    if (type == ProblemType.INVALID_REQUEST) {
      return problemResponseFactory.answer(new InvalidRequestException(UNREADABLE));
    }
    Response.ResponseBuilder answer =
        Response.fromResponse(problemResponseFactory.answer(type, type.title()));
    Optional.ofNullable(refused.getHeaderString(HttpHeaders.ALLOW))
        .ifPresent(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
    if (type == ProblemType.UNSUPPORTED_MEDIA_TYPE && problemResponseFactory.isForPatch()) {
      answer.header("Accept-Patch", PATCHES);
    }
    return answer.build();
  }

  /** The generic problem of a status. */
  static ProblemType typeOf(int status) {
    return switch (status) {
      case 401 -> ProblemType.UNAUTHORIZED;
      case 403 -> ProblemType.FORBIDDEN;
      default ->
          Arrays.stream(ProblemType.values())
              .filter(candidate -> candidate.status() == status && isGeneral(candidate))
              .findFirst()
              .orElse(status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR);
    };
  }

  private static boolean isGeneral(ProblemType type) {
    return switch (type) {
      case NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          UNSUPPORTED_MEDIA_TYPE,
          PAYLOAD_TOO_LARGE,
          URI_TOO_LONG,
          HEADER_FIELDS_TOO_LARGE ->
          true;
      default -> false;
    };
  }
}
