package org.headgate.personaldata.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.common.json.JsonMappers;

/**
 * A member of a person's data export. It is read page by page, each page by its own call, so that
 * it need not fit into memory.
 *
 * @param list whether its value is an array of all items of all pages, instead of a single item
 * @param pages reads the next page on demand
 */
public record ExportMember(String name, boolean list, Iterator<List<JsonNode>> pages) {

  /**
   * A page of items.
   *
   * @param next where the next page begins; empty after the last
   */
  public record Page<C>(List<?> items, Optional<C> next) {

    /** A page that was read with a limit; it is the last one unless it is full. */
    public static <C, T> Page<C> of(List<T> items, int limit, Function<T, C> cursor) {
      return new Page<>(
          items,
          items.size() < limit
              ? Optional.empty()
              : Optional.of(cursor.apply(items.get(items.size() - 1))));
    }
  }

  /** A single value, read on demand. */
  public static ExportMember value(String name, Supplier<?> value) {
    return new ExportMember(
        name,
        false,
        new Pages<Object>(start -> new Page<>(List.of(value.get()), Optional.empty())));
  }

  /** A list, read page by page. */
  public static <C> ExportMember list(String name, Function<Optional<C>, Page<C>> pages) {
    return new ExportMember(name, true, new Pages<>(pages));
  }

  private static final class Pages<C> implements Iterator<List<JsonNode>> {

    private final Function<Optional<C>, Page<C>> read;
    private Optional<C> cursor = Optional.empty();
    private boolean ended;

    Pages(Function<Optional<C>, Page<C>> read) {
      this.read = read;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public List<JsonNode> next() {
      if (ended) {
        throw new NoSuchElementException();
      }
      Page<C> page = read.apply(cursor);
      cursor = page.next();
      ended = cursor.isEmpty();
      return page.items().stream()
          .<JsonNode>map(item -> JsonMappers.lenient().valueToTree(item))
          .toList();
    }
  }
}
