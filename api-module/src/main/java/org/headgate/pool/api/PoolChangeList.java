package org.headgate.pool.api;

import java.util.List;
import java.util.Optional;
import org.headgate.common.paging.PagedResponse;

/** The latest changes of all pools, newest first. */
public record PoolChangeList(List<PoolChange> items, Optional<String> nextCursor)
    implements PagedResponse {

  public PoolChangeList {
    items = List.copyOf(items);
  }
}
