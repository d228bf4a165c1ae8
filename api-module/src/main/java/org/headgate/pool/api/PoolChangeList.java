package org.headgate.pool.api;

import java.util.List;
import java.util.Optional;

/** The latest changes of all pools, newest first. */
public record PoolChangeList(List<PoolChange> items, Optional<String> nextCursor) {

  public PoolChangeList {
    items = List.copyOf(items);
  }
}
