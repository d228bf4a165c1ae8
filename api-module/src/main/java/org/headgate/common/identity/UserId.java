package org.headgate.common.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an account permanently: in tokens ({@code sub}), in both databases and in the audit
 * log. It is a UUIDv7, so that rows of similar age are close together.
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
    return new UserId(UuidParser.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
