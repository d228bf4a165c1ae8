package org.headgate.authentication.service.legacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.common.problem.InvalidCredentialsException;

/**
 * Whether this log-in asks the legacy system. Neither this nor the time of a refusal depends on
 * whether the address has an account here: a refusal is delayed as long as the slowest lookup
 * takes.
 *
 * @param begun when the log-in began; empty when nobody is asked
 */
public record LegacyLookupDecision(Optional<Instant> begun) {

  /** The legacy system is not asked. */
  static final LegacyLookupDecision NONE = new LegacyLookupDecision(Optional.empty());

  /** Longer than a lookup and a hash take. */
  private static final Duration RESPONSE_DELAY = LegacyClient.LIMIT.plusSeconds(1);

  static LegacyLookupDecision at(Instant startedAt) {
    return new LegacyLookupDecision(Optional.of(startedAt));
  }

  boolean isDue() {
    return begun.isPresent();
  }

  /** The refusal, delayed to a fixed time. */
  public InvalidCredentialsException delayed(InvalidCredentialsException refused) {
    return begun
        .map(instant -> new InvalidCredentialsException(instant.plus(RESPONSE_DELAY)))
        .orElse(refused);
  }
}
