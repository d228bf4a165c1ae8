package org.headgate.pool.api;

import java.util.List;
import java.util.Optional;
import org.headgate.common.paging.PagedResponse;

/**
 * The pools.
 *
 * @param budget how the server's connections are shared; empty until this node has its share
 */
public record PoolList(
    List<PoolView> items, Optional<String> nextCursor, Optional<PoolBudget> budget)
    implements PagedResponse {

  public PoolList {
    items = List.copyOf(items);
  }
}
