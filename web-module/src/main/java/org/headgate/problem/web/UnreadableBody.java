package org.headgate.problem.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.headgate.json.InstantParser;
import org.headgate.problem.FieldError;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.InvalidRequest;

/** Says which field of a body could not be read, and what is allowed there; never what was sent. */
final class UnreadableBody {

  private static final String TYPE = "type";

  /** Of a kind that callers are shown and cannot ask for. */
  private static final String INTERNAL = "system";

  private UnreadableBody() {}

  static HeadgateException explain(JacksonException fault) {
    if (fault.getCause() instanceof HeadgateException known) {
      return known;
    }
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return refuse(fieldOf(unknown), "is not known here");
    }
    if (fault instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return refuse(fieldOf(format), "must be one of " + valuesOf(format.getTargetType()));
    }
    if (fault instanceof InvalidFormatException format && format.getTargetType() == String.class) {
      return refuse(fieldOf(format), "must hold neither U+0000 nor half a surrogate pair");
    }
    if (fault instanceof InvalidTypeIdException type) {
      return refuse(
          fieldOf(type) + "." + TYPE,
          "must be one of " + kindsOf(type.getBaseType().getRawClass()));
    }
    if (fault instanceof InvalidFormatException format && isTime(format.getTargetType())) {
      return refuse(fieldOf(format), TimeAdvice.on(format.getTargetType(), format.getValue()));
    }
    if (fault instanceof MismatchedInputException mismatch) {
      return refuse(fieldOf(mismatch), "must be " + typeOf(mismatch.getTargetType()));
    }
    if (fault instanceof JsonMappingException mapping) {
      return refuse(fieldOf(mapping), "cannot be read");
    }
    return refuse("body", "must be one JSON document");
  }

  private static HeadgateException refuse(String field, String message) {
    return new InvalidRequest(new FieldError(field, message));
  }

  private static String fieldOf(JsonMappingException fault) {
    String path =
        fault.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path;
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

  private static boolean isTime(Class<?> type) {
    return type == Duration.class || type == Instant.class || type == LocalDate.class;
  }

  private static String valuesOf(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(value -> org.headgate.json.Json.strict().convertValue(value, String.class))
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
      return TimeAdvice.DATE;
    }
    return "a JSON object";
  }
}
