package org.headgate.liberty.extension;

import java.util.Optional;

/**
 * Why a request is refused, in the words of the contract's problems.
 *
 * @param status the HTTP status, and that of the problem
 * @param name the last part of the problem's type
 * @param title the same for every occurrence
 * @param detail fit for the caller's eyes
 * @param allow the methods that are allowed, where the method is the reason
 */
record Refusal(int status, String name, String title, String detail, Optional<String> allow) {

  static Refusal invalidRequest(String detail) {
    return new Refusal(
        400, "invalid-request", "The request is not valid", detail, Optional.empty());
  }

  static Refusal notFound() {
    String title = "There is no such resource";
    return new Refusal(404, "not-found", title, title, Optional.empty());
  }

  static Refusal methodNotAllowed(String allowed) {
    return new Refusal(
        405,
        "method-not-allowed",
        "The method is not allowed here",
        "The methods that are allowed here: " + allowed,
        Optional.of(allowed));
  }

  static Refusal notAcceptable() {
    String title = "The resource has no such representation";
    return new Refusal(406, "not-acceptable", title, title, Optional.empty());
  }
}
