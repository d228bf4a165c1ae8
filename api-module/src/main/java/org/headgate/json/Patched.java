package org.headgate.json;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a merge patch (RFC 7396) says of one member: nothing when it is left out, that it goes when
 * it is {@code null}, or what it becomes. An Optional cannot tell the first two apart.
 *
 * @param isNamed whether the patch says anything of the member
 * @param value what it becomes; empty when it goes, or is not named
 */
@JsonDeserialize(using = PatchedReader.class)
@JsonSerialize(using = PatchedWriter.class)
public record Patched<T>(boolean isNamed, Optional<T> value) {

  public Patched {
    Objects.requireNonNull(value, "value");
    if (!isNamed && value.isPresent()) {
      throw new IllegalArgumentException("a member that is left out has no value");
    }
  }

  /** The member stays as it is. */
  public static <T> Patched<T> untouched() {
    return new Patched<>(false, Optional.empty());
  }

  /** The member goes. */
  public static <T> Patched<T> cleared() {
    return new Patched<>(true, Optional.empty());
  }

  /** The member becomes the value. */
  public static <T> Patched<T> to(T value) {
    return new Patched<>(true, Optional.of(value));
  }

  /** The same patch with another value, if it has one. */
  public Patched<T> map(UnaryOperator<T> change) {
    return new Patched<>(isNamed, value.map(change));
  }
}
