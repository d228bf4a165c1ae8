package org.headgate.ratelimit.persistence;

import java.time.Instant;
import java.util.List;

/**
 * One page of an address, for reports over all of them.
 *
 * @param entries newest first
 */
public record LedgerLine(String kind, int lane, List<Instant> entries) {

  public LedgerLine {
    entries = List.copyOf(entries);
  }
}
