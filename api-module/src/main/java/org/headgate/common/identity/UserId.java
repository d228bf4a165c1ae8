package org.headgate.common.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one account for ever, in tokens ({@code sub}), in both databases and in the audit log. A
 * UUIDv7, so that rows of one time lie side by side.
 */
public record UserId(@JsonValue UUID value) {

  @JsonCreator
  public UserId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static UserId parse(String text) {
    return new UserId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
