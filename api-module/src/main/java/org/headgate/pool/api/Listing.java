package org.headgate.pool.api;

import java.util.List;
import java.util.Optional;

/** A list that always fits on one page: a snapshot of the present state cannot be paged. */
public record Listing<T>(List<T> items, Optional<String> nextCursor) {

  public Listing {
    items = List.copyOf(items);
  }

  public static <T> Listing<T> of(List<T> items) {
    return new Listing<>(items, Optional.empty());
  }
}
