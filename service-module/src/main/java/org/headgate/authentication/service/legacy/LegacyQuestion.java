package org.headgate.authentication.service.legacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.common.problem.InvalidCredentialsException;

/**
 * Whether the earlier system is asked in this log-in. That does not depend on whether anybody has
 * the address here, and neither does the time of a refusal: it is told as late as the slowest
 * question would be.
 *
 * @param begun when the log-in began; empty when nobody is asked
 */
public record LegacyQuestion(Optional<Instant> begun) {

  /** Nobody is asked. */
  static final LegacyQuestion NONE = new LegacyQuestion(Optional.empty());

  /** More than a question and a hash take. */
  private static final Duration LATEST = LegacyClient.LIMIT.plusSeconds(1);

  static LegacyQuestion at(Instant begun) {
    return new LegacyQuestion(Optional.of(begun));
  }

  boolean isDue() {
    return begun.isPresent();
  }

  /** The same refusal at its time. */
  public InvalidCredentialsException delayed(InvalidCredentialsException refused) {
    return begun
        .map(instant -> new InvalidCredentialsException(instant.plus(LATEST)))
        .orElse(refused);
  }
}
