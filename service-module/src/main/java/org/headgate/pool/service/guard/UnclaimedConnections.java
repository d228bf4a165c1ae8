package org.headgate.pool.service.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts, sample by sample, how many connections of one pool are out beyond those that somebody
 * borrowed. Counts that are not read at one moment may differ for one; only what stays in each of
 * them for five seconds counts.
 */
public final class UnclaimedConnections {

  private static final Duration TELLING = Duration.ofSeconds(5);

  private Optional<Instant> since = Optional.empty();

  /**
   * @param out connections that are not in the pool
   * @param claimed those that somebody borrowed, or is about to
   * @return since when some have been unclaimed; empty while that may be a difference of moments
   */
  public Optional<Instant> sampled(long out, long claimed, Instant now) {
    if (out <= claimed) {
      since = Optional.empty();
      return Optional.empty();
    }
    if (since.isEmpty()) {
      since = Optional.of(now);
    }
    return since.filter(first -> !first.plus(TELLING).isAfter(now));
  }

  /** Whether the last sample had any; who borrowed before it may be known still. */
  public boolean isSeen() {
    return since.isPresent();
  }
}
