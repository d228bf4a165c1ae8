package org.headgate.ratelimit.persistence;

import java.time.Instant;
import java.util.List;

/**
 * One row of an address, for reports over all of them.
 *
 * @param entries newest first
 */
public record AttemptLedgerEntry(String kind, int lane, List<Instant> entries) {

  public AttemptLedgerEntry {
    entries = List.copyOf(entries);
  }
}
