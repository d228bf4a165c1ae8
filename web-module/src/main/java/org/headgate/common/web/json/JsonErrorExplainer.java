package org.headgate.common.web.json;

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
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.FieldPath;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.InvalidRequestException;

/**
 * Explains which field of a body could not be read and what is allowed there; it never repeats what
 * was sent.
 */
final class JsonErrorExplainer {

  private static final String TYPE = "type";
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
    if (fault instanceof JsonMappingException mapping) {
      return refuse(fieldOf(mapping) + suffix(mapping), reason(mapping));
    }
    if (fault instanceof StreamConstraintsException) {
      return refuse("body", TOO_MUCH);
    }
    return refuse("body", "must be one JSON document");
  }

  /** The type of an object is a member of it. */
  private static String suffix(JsonMappingException fault) {
    return fault instanceof InvalidTypeIdException ? "." + TYPE : "";
  }

  private static String reason(JsonMappingException fault) {
    if (fault instanceof UnrecognizedPropertyException) {
      return "is not a known member";
    }
    if (fault instanceof InvalidNullException) {
      return "must not be null";
    }
    if (fault instanceof InvalidTypeIdException type) {
      return "must be one of " + JsonTypeDescription.kindsOf(type.getBaseType().getRawClass());
    }
    if (fault instanceof MismatchedInputException mismatch) {
      return reason(mismatch);
    }
    return fault.getCause() instanceof StreamConstraintsException ? TOO_MUCH : "cannot be read";
  }

  private static String reason(MismatchedInputException fault) {
    Class<?> type = fault.getTargetType();
    if (isEnum(type)) {
      return "must be one of " + JsonTypeDescription.valuesOf(type);
    }
    if (fault instanceof InvalidFormatException && type == String.class) {
      return NO_TEXT;
    }
    if (fault instanceof InvalidFormatException && type == BigDecimal.class) {
      return "has an exponent that is too large";
    }
    if (fault instanceof InvalidFormatException format && isTime(type)) {
      return TimeFormatHint.on(type, format.getValue());
    }
    return "must be " + JsonTypeDescription.of(type);
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

  private static boolean isEnum(Class<?> type) {
    return type != null && type.isEnum();
  }

  private static boolean isTime(Class<?> type) {
    return type == Duration.class || type == Instant.class || type == LocalDate.class;
  }
}
