package org.headgate.pool.api;

import java.util.List;
import java.util.Optional;

/** A list that is never longer than one page: what is true at one moment cannot be paged. */
public record Listing<T>(List<T> items, Optional<String> nextCursor) {

  public Listing {
    items = List.copyOf(items);
  }

  public static <T> Listing<T> of(List<T> items) {
    return new Listing<>(items, Optional.empty());
  }
}
