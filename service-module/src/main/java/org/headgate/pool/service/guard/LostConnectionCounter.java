package org.headgate.pool.service.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts, sample by sample, the connections of one pool in use beyond those with a known borrower.
 * Both counts are not read at the same moment and may differ briefly; only a difference in every
 * sample of five seconds counts.
 */
public final class LostConnectionCounter {

  private static final Duration MIN_DURATION = Duration.ofSeconds(5);

  private Optional<FirstSample> since = Optional.empty();

  /** When the first sample had some, by the wall clock and by the monotonic one. */
  private record FirstSample(Instant at, long nanos) {}

  /**
   * Adds a sample.
   *
   * @param out connections in use
   * @param claimed connections that somebody borrowed, or is about to
   * @param now for the result
   * @param nanos {@link System#nanoTime}, for the five seconds
   * @return since when some have been unclaimed; empty while that may be a difference of moments
   */
  public Optional<Instant> sampled(long out, long claimed, Instant now, long nanos) {
    if (out <= claimed) {
      since = Optional.empty();
      return Optional.empty();
    }
    if (since.isEmpty()) {
      since = Optional.of(new FirstSample(now, nanos));
    }
    return since
        .filter(first -> nanos - first.nanos() >= MIN_DURATION.toNanos())
        .map(FirstSample::at);
  }

  /** Whether the last sample had any; while it is recent, the last borrower is still known. */
  public boolean isSeen() {
    return since.isPresent();
  }
}
