package org.headgate.problem.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.problem.FieldError;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.InvalidRequest;
import org.headgate.problem.ProblemType;

/**
 * What the platform refuses before a resource sees it: unknown paths, methods, media types, missing
 * roles.
 */
@Provider
public class HttpErrors implements ExceptionMapper<WebApplicationException> {

  @Inject Problems problems;

  @Override
  public Response toResponse(WebApplicationException exception) {
    if (exception.getCause() instanceof HeadgateException known) {
      return problems.answer(known);
    }
    Optional<FieldError> parameter = UnreadableParameter.of(exception);
    if (parameter.isPresent()) {
      return problems.answer(new InvalidRequest(parameter.get()));
    }
    return answer(exception.getResponse());
  }

  /** Who is told that a method is not allowed is told which are (RFC 9110, 15.5.6). */
  private Response answer(Response refused) {
    ProblemType type = typeOf(refused.getStatus());
    Response.ResponseBuilder answer = Response.fromResponse(problems.answer(type, type.title()));
    Optional.ofNullable(refused.getHeaderString(HttpHeaders.ALLOW))
        .ifPresent(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
    return answer.build();
  }

  /** The problem that says no more than a status does. */
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
