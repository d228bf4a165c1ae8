package org.headgate.ratelimit.persistence;

import java.time.Instant;
import java.util.List;

/**
 * What the ledger holds on a key.
 *
 * @param lane {@link AttemptKey#STRANGERS}, or the lane of a known device
 * @param entries of the kind, newest first
 * @param related of the other kinds of the family, in no order
 * @param networkCount what the client's network did within the window
 */
public record AttemptHistory(
    int lane, List<Instant> entries, List<Instant> related, long networkCount) {

  public AttemptHistory {
    entries = List.copyOf(entries);
    related = List.copyOf(related);
  }

  /** Whether nobody vouches for the caller. */
  public boolean isOfStrangers() {
    return lane == AttemptKey.STRANGERS;
  }
}
