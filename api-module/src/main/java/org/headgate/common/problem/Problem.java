package org.headgate.common.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The body of every error answer, {@code application/problem+json} (RFC 9457).
 *
 * @param type see {@link ProblemType#uri()}
 * @param title see {@link ProblemType#title()}
 * @param status the HTTP status again
 * @param detail what happened this time, in words; no SQL, no stack trace, no secret
 * @param instance the path of the request
 * @param traceId the id under which the server logged this request
 * @param errors one entry a field for {@link ProblemType#INVALID_REQUEST}, else empty and left out
 *     of the JSON
 * @param maxAge for {@link ProblemType#REAUTHENTICATION_REQUIRED}: how many seconds ago the log-in
 *     may be; else null, and left out of the JSON
 */
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    URI instance,
    @JsonProperty("trace_id") String traceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
    @JsonProperty("max_age") @JsonInclude(JsonInclude.Include.NON_NULL) Long maxAge) {

  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(traceId, "traceId");
    // A document read by the client has no "errors" when there are none.
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** A problem document for an error without an exception of its own. */
  public static Problem of(
      ProblemType type, String detail, URI instance, String traceId, List<FieldError> errors) {
    return new Problem(
        type.uri(), type.title(), type.status(), detail, instance, traceId, errors, null);
  }

  /** The problem document for an exception. */
  public static Problem of(HeadgateException exception, URI instance, String traceId) {
    ProblemType type = exception.type();
    return new Problem(
        type.uri(),
        type.title(),
        type.status(),
        exception.detail(),
        instance,
        traceId,
        exception.errors(),
        exception.maxAge().map(Duration::toSeconds).orElse(null));
  }
}
