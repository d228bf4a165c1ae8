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
public record Page<T>(List<T> items, Optional<String> nextCursor) implements PagedResponse {

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

  /**
   * The requested page of a list that is read whole. Its cursor is a position: if the list changes
   * between two calls, the next page may repeat an item or miss one.
   *
   * @throws org.headgate.common.problem.InvalidRequestException naming the parameter that is not
   *     valid
   */
  public static <T> Page<T> of(List<T> whole, PageQuery query) {
    long position = query.cursor().map(cursor -> cursor.number(0)).orElse(0L);
    int start = (int) Math.max(0, Math.min(position, whole.size()));
    int end = Math.min(start + query.limit(), whole.size());
    return new Page<>(
        whole.subList(start, end),
        end < whole.size() ? Optional.of(Cursor.of(end).text()) : Optional.empty());
  }
}
