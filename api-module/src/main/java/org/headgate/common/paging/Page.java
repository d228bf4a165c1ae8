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
   * The requested page of a list that is read whole. It begins behind the last item of the page
   * before, even if that has moved; if it is gone, at the position that it had.
   *
   * @param key identifies an item within the list
   * @throws org.headgate.common.problem.InvalidRequestException naming the parameter that is not
   *     valid
   */
  public static <T> Page<T> of(List<T> whole, PageQuery query, Function<T, ?> key) {
    int start = query.cursor().map(cursor -> next(whole, cursor, key)).orElse(0);
    int end = Math.min(start + query.limit(), whole.size());
    return new Page<>(
        whole.subList(start, end),
        end < whole.size()
            ? Optional.of(Cursor.of(end, key.apply(whole.get(end - 1))).text())
            : Optional.empty());
  }

  private static <T> int next(List<T> whole, Cursor cursor, Function<T, ?> key) {
    long position = cursor.number(0);
    String last = cursor.string(1);
    for (int index = 0; index < whole.size(); index++) {
      if (key.apply(whole.get(index)).toString().equals(last)) {
        return index + 1;
      }
    }
    return (int) Math.max(0, Math.min(position - 1, whole.size()));
  }
}
