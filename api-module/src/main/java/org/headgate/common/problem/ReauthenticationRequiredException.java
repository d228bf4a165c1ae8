package org.headgate.common.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * An open session is not enough: the caller has to authenticate again, by the password or by
 * another log-in.
 */
public final class ReauthenticationRequiredException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private final Duration maxAge;

  /**
   * @param maxAge maximum age of the log-in
   */
  public ReauthenticationRequiredException(Duration maxAge) {
    super(
        ProblemType.REAUTHENTICATION_REQUIRED,
        "Send the password, or log in again and retry within " + maxAge.toMinutes() + " minutes");
    this.maxAge = maxAge;
  }

  @Override
  public Optional<Duration> maxAge() {
    return Optional.of(maxAge);
  }
}
