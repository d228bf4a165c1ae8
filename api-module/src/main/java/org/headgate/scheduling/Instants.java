package org.headgate.scheduling;

import java.time.Instant;
import java.util.List;

/** The next instants, in their order; fewer than asked for when there are no more. */
public record Instants(List<Instant> items) {

  public Instants {
    items = List.copyOf(items);
  }
}
