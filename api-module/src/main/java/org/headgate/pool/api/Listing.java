package org.headgate.pool.api;

import java.util.List;
import java.util.Optional;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PagedResponse;

/** A page of the present state. It is no {@link Page} because clients know its schemas' names. */
public record Listing<T>(List<T> items, Optional<String> nextCursor) implements PagedResponse {

  public Listing {
    items = List.copyOf(items);
  }

  public static <T> Listing<T> of(Page<T> page) {
    return new Listing<>(page.items(), page.nextCursor());
  }
}
