package org.headgate.common.web.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.FieldPath;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.time.InstantParser;

/**
 * Explains which field of a body could not be read and what is allowed there; it never repeats what
 * was sent.
 */
final class JsonErrorExplainer {

  private static final String TYPE = "type";

  /** A type that callers can read but not send. */
  private static final String INTERNAL = "system";

  private static final String REPEATED = "Duplicate field '";
  private static final String GIVEN_TWICE = "is given twice";
  private static final String TOO_MUCH =
      "is nested deeper than 500 levels, or contains a number of more than 1,000 digits";

  private static final String NO_TEXT = "must contain neither U+0000 nor an unpaired surrogate";
  private static final String SURROGATE = "urrogate";

  private static final int MAX_LENGTH = 200;
  private static final int REPLACEMENT = 0xfffd;

  private JsonErrorExplainer() {}

  static HeadgateException explain(JacksonException fault) {
    if (fault.getCause() instanceof HeadgateException known) {
      return known;
    }
    if (readerOf(fault) instanceof StreamReadException broken) {
      if (isRepetition(broken)) {
        return refuse(shown(JsonReadPath.of(broken)), GIVEN_TWICE);
      }
      if (broken.getOriginalMessage().contains(SURROGATE)) {
        return refuse(shown(JsonReadPath.ofNameless(broken)), NO_TEXT);
      }
    }
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return refuse(fieldOf(unknown), "is not a known member");
    }
    if (fault instanceof InvalidNullException missing) {
      return refuse(fieldOf(missing), "must not be null");
    }
    if (fault instanceof MismatchedInputException mismatch && isEnum(mismatch.getTargetType())) {
      return refuse(fieldOf(mismatch), "must be one of " + valuesOf(mismatch.getTargetType()));
    }
    if (fault instanceof InvalidFormatException format && format.getTargetType() == String.class) {
      return refuse(fieldOf(format), NO_TEXT);
    }
    if (fault instanceof InvalidFormatException format
        && format.getTargetType() == BigDecimal.class) {
      return refuse(fieldOf(format), "has an exponent that is too large");
    }
    if (fault instanceof InvalidTypeIdException type) {
      return refuse(
          fieldOf(type) + "." + TYPE,
          "must be one of " + kindsOf(type.getBaseType().getRawClass()));
    }
    if (fault instanceof InvalidFormatException format && isTime(format.getTargetType())) {
      return refuse(fieldOf(format), TimeFormatHint.on(format.getTargetType(), format.getValue()));
    }
    if (fault instanceof MismatchedInputException mismatch) {
      return refuse(fieldOf(mismatch), "must be " + typeOf(mismatch.getTargetType()));
    }
    if (fault instanceof JsonMappingException mapping) {
      return refuse(fieldOf(mapping), reason(mapping.getCause()));
    }
    if (fault instanceof StreamConstraintsException) {
      return refuse("body", TOO_MUCH);
    }
    return refuse("body", "must be one JSON document");
  }

  private static String reason(Throwable cause) {
    return cause instanceof StreamConstraintsException ? TOO_MUCH : "cannot be read";
  }

  /** The error of the text itself, without the wrappers that readers added. */
  private static Throwable readerOf(JacksonException fault) {
    return fault.getCause() instanceof StreamReadException broken ? broken : fault;
  }

  private static boolean isRepetition(StreamReadException fault) {
    return fault.getOriginalMessage().startsWith(REPEATED);
  }

  private static HeadgateException refuse(String field, String message) {
    return new InvalidRequestException(new FieldError(field, message));
  }

  private static String fieldOf(JsonMappingException fault) {
    FieldPath path = new FieldPath();
    for (JsonMappingException.Reference step : fault.getPath()) {
      if (step.getFieldName() == null) {
        path.index(step.getIndex());
      } else {
        path.name(step.getFieldName());
      }
    }
    return path.isEmpty() ? "body" : shown(path.toString());
  }

  /** A member's name may be anything, of any length. */
  private static String shown(String path) {
    String legible =
        path.codePoints()
            .map(codePoint -> isLegible(codePoint) ? codePoint : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return legible.codePointCount(0, legible.length()) <= MAX_LENGTH
        ? legible
        : legible.substring(0, legible.offsetByCodePoints(0, MAX_LENGTH)) + "...";
  }

  private static boolean isLegible(int codePoint) {
    return !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE
        && Character.getType(codePoint) != Character.FORMAT;
  }

  private static String kindsOf(Class<?> base) {
    JsonSubTypes kinds = base.getAnnotation(JsonSubTypes.class);
    return kinds == null
        ? "the types of this API"
        : Arrays.stream(kinds.value())
            .map(JsonSubTypes.Type::name)
            .filter(name -> !name.equals(INTERNAL))
            .collect(Collectors.joining(", "));
  }

  private static boolean isEnum(Class<?> type) {
    return type != null && type.isEnum();
  }

  private static boolean isTime(Class<?> type) {
    return type == Duration.class || type == Instant.class || type == LocalDate.class;
  }

  private static String valuesOf(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(
            value ->
                org.headgate.common.json.JsonMappers.strict().convertValue(value, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String typeOf(Class<?> type) {
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
}
