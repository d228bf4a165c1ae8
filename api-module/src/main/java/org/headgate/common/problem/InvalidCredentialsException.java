package org.headgate.common.problem;

import java.time.Instant;
import java.util.Optional;

/** A log-in failed. Says nothing of whether the address is known, or active. */
public final class InvalidCredentialsException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Instant> notBefore;

  public InvalidCredentialsException() {
    this(Optional.empty());
  }

  /**
   * One that is told at an instant that does not depend on what was done to find it out.
   *
   * @param notBefore when the caller is answered at the earliest
   */
  public InvalidCredentialsException(Instant notBefore) {
    this(Optional.of(notBefore));
  }

  private InvalidCredentialsException(Optional<Instant> notBefore) {
    super(ProblemType.INVALID_CREDENTIALS, "The address or the password is wrong");
    this.notBefore = notBefore;
  }

  /** When the caller is answered at the earliest; empty: at once. */
  public Optional<Instant> notBefore() {
    return notBefore;
  }
}
