package org.headgate.common.problem;

import java.time.Instant;
import java.util.Optional;

/** A log-in failed. The error does not reveal whether the address is known or active. */
public final class InvalidCredentialsException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Instant> notBefore;

  public InvalidCredentialsException() {
    this(Optional.empty());
  }

  /**
   * An error that is reported at a fixed instant, so that its timing does not reveal what was
   * checked.
   *
   * @param notBefore earliest time of the answer
   */
  public InvalidCredentialsException(Instant notBefore) {
    this(Optional.of(notBefore));
  }

  private InvalidCredentialsException(Optional<Instant> notBefore) {
    super(ProblemType.INVALID_CREDENTIALS, "The address or the password is wrong");
    this.notBefore = notBefore;
  }

  /** Earliest time of the answer; empty: at once. */
  public Optional<Instant> notBefore() {
    return notBefore;
  }
}
