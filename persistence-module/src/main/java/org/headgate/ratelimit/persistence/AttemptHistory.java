package org.headgate.ratelimit.persistence;

import java.time.Instant;
import java.util.List;

/**
 * The entries of the attempt ledger for a key.
 *
 * @param lane {@link AttemptKey#STRANGERS}, or the lane of a known device
 * @param entries the entries of the kind, newest first
 * @param related the entries of the other kinds of the family, unordered
 * @param networkCount attempts of the client's network within the window
 */
public record AttemptHistory(
    int lane, List<Instant> entries, List<Instant> related, long networkCount) {

  public AttemptHistory {
    entries = List.copyOf(entries);
    related = List.copyOf(related);
  }

  /** Whether the caller's device is unknown. */
  public boolean isOfStrangers() {
    return lane == AttemptKey.STRANGERS;
  }
}
