package org.headgate.common.problem;

import java.net.URI;
import java.util.Locale;

/**
 * Every kind of error of the REST API, with its HTTP status (RFC 9457). The name in the URI is part
 * of the contract: it is never changed or reused.
 */
public enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  INVALID_CODE(400, "The code is not valid"),
  INVALID_CREDENTIALS(401, "The credentials are not valid"),
  UNAUTHORIZED(401, "Log in first"),
  REAUTHENTICATION_REQUIRED(401, "Authenticate again"),
  REFRESH_TOKEN_REUSED(401, "The refresh token was used before"),
  INVALID_REFRESH_TOKEN(401, "The refresh token is not valid"),
  EMAIL_NOT_VERIFIED(403, "The e-mail address is not verified"),
  FORBIDDEN(403, "The role does not allow this"),
  SECOND_FACTOR_REQUIRED(403, "The role requires a second factor"),
  INSUFFICIENT_SCOPE(403, "The scopes of the token do not allow this"),
  NOT_FOUND(404, "There is no such resource"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "The resource has no such representation"),
  REQUEST_TIMEOUT(408, "The request did not arrive in time"),
  CONFLICT(409, "The request conflicts with the current state"),
  OVER_BUDGET(409, "The connection budget does not allow this"),
  PRECONDITION_FAILED(412, "The resource has changed in the meantime"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The request target is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used with another body"),
  HEADER_FIELDS_TOO_LARGE(431, "The header fields are too large"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  TOO_MANY_ATTEMPTS(429, "Too many attempts"),
  INTERNAL_ERROR(500, "Something failed on the server"),
  DATABASE_BUSY(503, "The database is busy"),
  DATABASE_UNAVAILABLE(503, "The database cannot be reached"),
  SHUTTING_DOWN(503, "The server is shutting down"),
  HASHING_BUSY(503, "Too many passwords are being checked");

  private static final String PREFIX = "urn:headgate:problem:";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status, 400 to 503. */
  public int status() {
    return status;
  }

  /** One short sentence for people, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The last part of {@link #uri()}, in lower case with hyphens. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of the member {@code type} of the problem document. */
  public URI uri() {
    return URI.create(PREFIX + slug());
  }
}
