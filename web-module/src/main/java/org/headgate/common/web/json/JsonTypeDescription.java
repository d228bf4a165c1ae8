package org.headgate.common.web.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.time.InstantParser;

/** Describes types of the contract to callers who sent something else. */
final class JsonTypeDescription {

  /** A type that callers can read but not send. */
  private static final String INTERNAL = "system";

  private JsonTypeDescription() {}

  /** The allowed form of a value of the type, to follow "must be". */
  static String of(Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number, at most 2147483647";
    }
    if (type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == Duration.class) {
      return "an ISO 8601 duration, such as PT15M";
    }
    if (type == Instant.class) {
      return InstantParser.ALLOWED;
    }
    if (type == LocalDate.class) {
      return TimeFormatHint.DATE;
    }
    if (type == UUID.class) {
      return "an id, such as 01890a5d-ac96-774b-bcce-b302099a8057";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return "a JSON object";
  }

  /** The types that an object of this base may have. */
  static String kindsOf(Class<?> base) {
    JsonSubTypes kinds = base.getAnnotation(JsonSubTypes.class);
    return kinds == null
        ? "the types of this API"
        : Arrays.stream(kinds.value())
            .map(JsonSubTypes.Type::name)
            .filter(name -> !name.equals(INTERNAL))
            .collect(Collectors.joining(", "));
  }

  /** The constants of an enum, as the contract writes them. */
  static String valuesOf(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(value -> JsonMappers.strict().convertValue(value, String.class))
        .collect(Collectors.joining(", "));
  }
}
