package org.headgate.common.problem;

import java.util.Objects;

/**
 * An error in one field of a request.
 *
 * @param field the field's name in the JSON document or the query, with dots for nesting
 * @param message what is allowed; never the value that was sent, which may be a secret
 */
public record FieldError(String field, String message) {
  public FieldError {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }
}
