package org.headgate.common.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An error that is reported to the caller; the only hierarchy from which problem documents are
 * built.
 *
 * <p>Thrown inside an EJB it rolls the transaction back and reaches the caller without a wrapper.
 * State that must survive the error, such as an attempt counter, is therefore returned as a result
 * instead.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class HeadgateException extends RuntimeException {
  private final ProblemType type;
  private final String detail;
  private final transient Optional<Duration> retryAfter;
  private final transient List<FieldError> errors;

  /** An error without a cause, retry time or field errors. */
  protected HeadgateException(ProblemType type, String detail) {
    this(type, detail, Optional.empty(), List.of(), null);
  }

  /** An error with a time after which a retry is useful. */
  protected HeadgateException(ProblemType type, String detail, Duration retryAfter) {
    this(type, detail, Optional.of(retryAfter), List.of(), null);
  }

  /**
   * The constructor with all members.
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

  /** The detail of this occurrence, safe to show to the caller: no SQL, no secret. */
  public String detail() {
    return detail;
  }

  /** When a retry is useful; the header Retry-After has it in whole seconds, rounded up. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The maximum age of the log-in that the request needs; empty where it does not matter. */
  public Optional<Duration> maxAge() {
    return Optional.empty();
  }

  /** The invalid fields; empty unless the request itself is at fault. */
  public List<FieldError> errors() {
    return errors;
  }
}
