package org.headgate.common.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An error the caller is told of as it is: the one hierarchy from which every problem document is
 * made.
 *
 * <p>Thrown inside an EJB it rolls the transaction back and reaches the caller without a wrapper.
 * What has to be remembered in spite of the error (an attempt counter) is therefore a result and
 * not an exception.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class HeadgateException extends RuntimeException {
  private final ProblemType type;
  private final String detail;
  private final transient Optional<Duration> retryAfter;
  private final transient List<FieldError> errors;

  /** An error without a cause, a time to come back or field errors. */
  protected HeadgateException(ProblemType type, String detail) {
    this(type, detail, Optional.empty(), List.of(), null);
  }

  /** An error after which it is worth coming back. */
  protected HeadgateException(ProblemType type, String detail, Duration retryAfter) {
    this(type, detail, Optional.of(retryAfter), List.of(), null);
  }

  /**
   * The full form.
   *
   * @param retryAfter not negative
   * @param cause null where there is none, as {@link Throwable} has it
   */
  protected HeadgateException(
      ProblemType type,
      String detail,
      Optional<Duration> retryAfter,
      List<FieldError> errors,
      Throwable cause) {
    super(type.slug() + ": " + detail, cause);
    if (retryAfter.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("retryAfter is negative: " + retryAfter);
    }
    this.type = type;
    this.detail = Objects.requireNonNull(detail, "detail");
    this.retryAfter = retryAfter;
    this.errors = List.copyOf(errors);
  }

  /** Which of the contract's problems this is. */
  public ProblemType type() {
    return type;
  }

  /** What happened this time, fit for the caller's eyes: no SQL, no secret. */
  public String detail() {
    return detail;
  }

  /** When it is worth trying again; the header Retry-After has it in whole seconds, rounded up. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /**
   * How long ago the log-in of a session may be for what was asked; empty where that is no matter.
   */
  public Optional<Duration> maxAge() {
    return Optional.empty();
  }

  /** What is wrong with which field; empty unless the request itself is at fault. */
  public List<FieldError> errors() {
    return errors;
  }
}
