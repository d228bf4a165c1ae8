package org.headgate.common.problem;

import java.util.List;
import java.util.Optional;

/** The request is invalid in any state of the server; each error names its field. */
public final class InvalidRequestException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public InvalidRequestException(FieldError... errors) {
    this(List.of(errors));
  }

  public InvalidRequestException(List<FieldError> errors) {
    super(ProblemType.INVALID_REQUEST, describe(errors), Optional.empty(), errors, null);
  }

  private static String describe(List<FieldError> errors) {
    return errors.isEmpty()
        ? "The request cannot be read"
        : errors.get(0).field() + " " + errors.get(0).message();
  }
}
