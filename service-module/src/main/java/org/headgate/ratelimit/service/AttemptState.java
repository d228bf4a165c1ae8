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
 * @param networkFreeAt when the caller's network may come again; empty when it may now
 */
public record AttemptState(AttemptKey key, AttemptHistory page, Optional<Instant> networkFreeAt) {

  /** The entries of the kind that count, newest first. */
  public List<Instant> entries() {
    return page.entries();
  }

  /** The entries of the kind's family that count, newest first. */
  public List<Instant> familyEntries() {
    return Stream.concat(page.entries().stream(), page.related().stream())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** Whether the caller's device logged in to the address's account before. */
  public boolean isKnownDevice() {
    return !page.isOfStrangers();
  }
}
