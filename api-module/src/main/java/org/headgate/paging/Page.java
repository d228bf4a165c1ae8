package org.headgate.paging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One part of a list, cut from what was found when one item more than asked for was looked for.
 *
 * @param items at most as many as were asked for
 * @param nextCursor empty at the end
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param found up to one more than the limit
   * @param idOf what a cursor names
   */
  public static <T> Page<T> cut(List<T> found, int limit, Function<T, UUID> idOf) {
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(
        items, Optional.of(PageRequest.cursorAfter(idOf.apply(items.get(limit - 1)))));
  }

  public <R> Page<R> map(Function<T, R> to) {
    return new Page<>(items.stream().map(to).toList(), nextCursor);
  }
}
