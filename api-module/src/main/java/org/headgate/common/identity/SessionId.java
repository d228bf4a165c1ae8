package org.headgate.common.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies one log-in and all its tokens ({@code sid}); ending it voids all of them. */
public record SessionId(@JsonValue UUID value) {

  @JsonCreator
  public SessionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static SessionId parse(String text) {
    return new SessionId(UuidParser.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
