package org.headgate.common.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.common.identity.UuidParser;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.time.InstantParser;

/**
 * The end of a page: the sort keys of its last item, so that the next page continues correctly even
 * when rows were added or removed meanwhile. Callers see one opaque text; its keys are validated
 * when they are read, because a caller may have invented them.
 */
public record Cursor(List<String> keys) {

  /** A character that occurs in no id, instant, e-mail address or name. */
  private static final String SEPARATOR = "\u001f";

  private static final int MAX_LENGTH = 2000;

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** A cursor of these keys, in their order. */
  public static Cursor of(Object... keys) {
    return new Cursor(List.of(keys).stream().map(Object::toString).toList());
  }

  /**
   * @throws InvalidRequestException naming the field cursor
   */
  public static Cursor parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw invalid();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return new Cursor(List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1)));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
  }

  /** The key at an index, from 0. */
  public String string(int index) {
    return read(index, text -> text);
  }

  /** As {@link #string}. */
  public UUID uuid(int index) {
    return read(index, UuidParser::parse);
  }

  /** As {@link #string}. */
  public Instant instant(int index) {
    return read(index, InstantParser::parse);
  }

  /** As {@link #string}. */
  public long number(int index) {
    return read(index, Long::valueOf);
  }

  private <T> T read(int index, Function<String, T> parse) {
    String key = index < keys.size() ? keys.get(index) : "";
    if (key.indexOf('\u0000') >= 0) {
      throw invalid();
    }
    try {
      return parse.apply(key);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid();
    }
  }

  private static InvalidRequestException invalid() {
    return new InvalidRequestException(
        new FieldError("cursor", "must be the next_cursor of an earlier page of this list"));
  }
}
