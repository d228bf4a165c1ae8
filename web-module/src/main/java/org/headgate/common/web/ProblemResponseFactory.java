package org.headgate.common.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.InsufficientScopeException;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.problem.Problem;
import org.headgate.common.problem.ProblemType;

/**
 * Builds the response of every error: a problem document (RFC 9457) with the request's trace id.
 */
@ApplicationScoped
public class ProblemResponseFactory {

  private static final String CHALLENGE = "Bearer realm=\"headgate\"";
  private static final String INVALID_TOKEN =
      ", error=\"invalid_token\", error_description=\"Send an access token of an open session\"";

  @Inject HttpServletRequest request;

  /** The complete response for an error. */
  public Response answer(HeadgateException exception) {
    Response.ResponseBuilder answer =
        builder(exception.type(), Problem.of(exception, instance(), traceId()));
    if (exception instanceof InvalidCredentialsException refused) {
      refused.notBefore().ifPresent(instant -> ResponseDelay.until(instant, request));
    }
    if (exception instanceof InsufficientScopeException lacking) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, scope(lacking));
    }
    exception.maxAge().ifPresent(age -> answer.header(HttpHeaders.WWW_AUTHENTICATE, stepUp(age)));
    exception
        .retryAfter()
        .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
    return answer.build();
  }

  /** The step-up challenge of RFC 9470. */
  private static String stepUp(Duration maxAge) {
    return CHALLENGE
        + ", error=\"insufficient_user_authentication\", error_description=\"Log in again\","
        + " max_age=\""
        + maxAge.toSeconds()
        + "\"";
  }

  /** The insufficient-scope challenge of RFC 6750, 3.1. */
  private static String scope(InsufficientScopeException lacking) {
    return CHALLENGE
        + ", error=\"insufficient_scope\""
        + lacking.needed().map(scope -> ", scope=\"" + scope.wireName() + '"').orElse("");
  }

  /** The challenge of RFC 6750, 3: without a token, it names no error. */
  private String challenge(ProblemType type) {
    return type == ProblemType.UNAUTHORIZED && sentToken() ? CHALLENGE + INVALID_TOKEN : CHALLENGE;
  }

  private boolean sentToken() {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.strip().regionMatches(true, 0, "Bearer ", 0, 7))
        .isPresent();
  }

  Response answer(ProblemType type, String detail) {
    return builder(type, Problem.of(type, detail, instance(), traceId(), List.<FieldError>of()))
        .build();
  }

  /** Whether the request is a PATCH. */
  boolean isForPatch() {
    return request.getMethod().equals(HttpMethod.PATCH);
  }

  String traceId() {
    return TraceId.of(request);
  }

  private Response.ResponseBuilder builder(ProblemType type, Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(type.status()).type("application/problem+json").entity(problem);
    if (type.status() == Response.Status.UNAUTHORIZED.getStatusCode()
        && type != ProblemType.REAUTHENTICATION_REQUIRED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge(type));
    }
    return answer;
  }

  private URI instance() {
    return ServletProblemWriter.instance(request);
  }

  static long wholeSeconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
