package org.headgate.common.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor for the query parameter {@code cursor} of the next call; empty on the last
 *     page. The answer's header {@code Link: rel="next"} has the whole address
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Builds a page from rows that were read with one more than the limit, which shows whether there
   * is a next page.
   *
   * @param cursor the cursor of an item, from which the next page continues
   */
  public static <T> Page<T> of(List<T> read, int limit, Function<T, Cursor> cursor) {
    if (read.size() <= limit) {
      return new Page<>(read, Optional.empty());
    }
    List<T> items = read.subList(0, limit);
    return new Page<>(items, Optional.of(cursor.apply(items.get(limit - 1)).text()));
  }
}
