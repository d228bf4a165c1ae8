package org.headgate.common.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * An open session alone does not do: its owner has to prove once more who they are, by the password
 * or by another log-in.
 */
public final class ReauthenticationRequiredException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private final Duration maxAge;

  /**
   * @param maxAge how long ago the log-in may be
   */
  public ReauthenticationRequiredException(Duration maxAge) {
    super(
        ProblemType.REAUTHENTICATION_REQUIRED,
        "Give the password, or log in again and come back within "
            + maxAge.toMinutes()
            + " minutes");
    this.maxAge = maxAge;
  }

  @Override
  public Optional<Duration> maxAge() {
    return Optional.of(maxAge);
  }
}
