package org.headgate.liberty.extension;

import java.util.Optional;

/**
 * Why a request is refused, in terms of the contract's problems.
 *
 * @param status the HTTP status, and that of the problem
 * @param name the last part of the problem's type
 * @param title the same for every occurrence
 * @param detail safe to show to the caller
 * @param allow the allowed methods, where the method is the reason
 * @param fault what is wrong, where the request is not valid
 */
record Refusal(
    int status,
    String name,
    String title,
    String detail,
    Optional<String> allow,
    Optional<Fault> fault) {

  private static final int BUSY = 503;
  private static final String NOT_FOUND = "There is no such resource";

  private Refusal(int status, String name, String title, String detail, Optional<String> allow) {
    this(status, name, title, detail, allow, Optional.empty());
  }

  /**
   * An invalid part of the request.
   *
   * @param message what is allowed, to follow the name of the part
   */
  record Fault(String part, String message) {}

  static Refusal invalidRequest(String part, String message) {
    return new Refusal(
        400,
        "invalid-request",
        "The request is not valid",
        part + " " + message,
        Optional.empty(),
        Optional.of(new Fault(part, message)));
  }

  static Refusal notFound() {
    return notFound(NOT_FOUND);
  }

  static Refusal notFound(String detail) {
    return new Refusal(404, "not-found", NOT_FOUND, detail, Optional.empty());
  }

  static Refusal methodNotAllowed(String allowed) {
    return new Refusal(
        405,
        "method-not-allowed",
        "The method is not allowed here",
        "Allowed methods: " + allowed,
        Optional.of(allowed));
  }

  /** Too many others are served; see {@link #retryAfter}. */
  static Refusal busy() {
    return new Refusal(
        BUSY,
        "database-busy",
        "The database is busy",
        "The server is busy. Nothing was changed.",
        Optional.empty());
  }

  /** The seconds after which a retry is useful; empty where none is. */
  Optional<String> retryAfter() {
    return status == BUSY ? Optional.of("2") : Optional.empty();
  }

  static Refusal notAcceptable() {
    String title = "The resource has no such representation";
    return new Refusal(406, "not-acceptable", title, title, Optional.empty());
  }
}
