package org.headgate.paging;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * Which part of a list a caller asks for: so many items, after the one that the cursor of the part
 * before names. As a cursor names an item and not a count, nothing is seen twice or left out when
 * items come or go meanwhile.
 *
 * @param limit 1 to 200
 * @param after the id of the last item that the caller has; empty: from the beginning
 */
public record PageRequest(int limit, Optional<UUID> after) {

  /** How many items a list gives to whom says nothing of it. */
  public static final int DEFAULT_LIMIT = 50;

  /** How many items a list gives at most. */
  public static final int MAX_LIMIT = 200;

  public PageRequest {
    Objects.requireNonNull(after, "after");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidRequest(new FieldError("limit", "must be 1 to " + MAX_LIMIT));
    }
  }

  /**
   * Reads the parameters {@code limit} and {@code cursor}.
   *
   * @param limit null or empty: {@value #DEFAULT_LIMIT}
   * @param cursor null or empty: from the beginning
   * @throws InvalidRequest naming the one at fault
   */
  public static PageRequest of(String limit, String cursor) {
    return new PageRequest(
        given(limit).map(PageRequest::number).orElse(DEFAULT_LIMIT),
        given(cursor).map(PageRequest::id));
  }

  /** The cursor that goes on after an item. */
  public static String cursorAfter(UUID item) {
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(item.getMostSignificantBits())
            .putLong(item.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<String> given(String parameter) {
    return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
  }

  private static int number(String text) {
    // What is longer than this is no number in bounds, and might not even fit an int.
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  private static UUID id(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == 2 * Long.BYTES) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
      }
    } catch (IllegalArgumentException notBase64) {
      // Told below, as one of another length is.
    }
    throw new InvalidRequest(new FieldError("cursor", "must be the next_cursor of a list"));
  }
}
