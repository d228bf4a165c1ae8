package org.headgate.pool;

import java.util.List;
import java.util.Optional;

/** All pools; there are never more of them than fit on one page. */
public record PoolList(List<PoolView> items, Optional<String> nextCursor) {

  public PoolList {
    items = List.copyOf(items);
  }
}
