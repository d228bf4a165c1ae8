package org.headgate.scheduling.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/** Collects all errors of a request, so that the caller gets them together. */
final class ValidationErrors {

  private final List<FieldError> errors = new ArrayList<>();

  void add(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  /** Adds an error unless the condition holds. */
  void require(boolean holds, String field, String message) {
    if (!holds) {
      add(field, message);
    }
  }

  /** Returns the value; adds an error when there is none. */
  <T> Optional<T> demandPresent(T value, String field, String message) {
    require(value != null, field, message);
    return Optional.ofNullable(value);
  }

  /**
   * @throws InvalidRequestException with all errors
   */
  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new InvalidRequestException(errors);
    }
  }
}
