package org.headgate.ratelimit.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.ratelimit.persistence.AttemptHistory;
import org.headgate.ratelimit.persistence.AttemptKey;

/**
 * The attempts of one address as they count for the present caller.
 *
 * @param networkFreeAt when the caller's network may come again, as it was when the attempts were
 *     read; empty when it might then
 */
public record AttemptState(
    AttemptKey key, AttemptHistory history, Optional<Instant> networkFreeAt) {

  /** The entries of the kind that count, newest first. */
  public List<Instant> entries() {
    return history.entries();
  }

  /** The entries of the kind's family that count, newest first. */
  public List<Instant> familyEntries() {
    return Stream.concat(history.entries().stream(), history.related().stream())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * When the caller's network may come again.
   *
   * @param now later than the reading, so that what was blocked then may be free
   * @return empty when it may now
   */
  public Optional<Instant> networkFreeAt(Instant now) {
    return networkFreeAt.filter(now::isBefore);
  }

  /** Whether the caller's device logged in to the address's account before. */
  public boolean isKnownDevice() {
    return !history.isOfStrangers();
  }
}
