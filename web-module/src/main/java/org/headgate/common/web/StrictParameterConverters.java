package org.headgate.common.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.headgate.common.identity.UuidParser;

/**
 * Reads ids and process numbers in paths. JAX-RS alone would take {@code +5} and {@code 1-1-1-1-1},
 * so that one resource had many paths; here these are not found.
 */
@Provider
public class StrictParameterConverters implements ParamConverterProvider {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}|0");

  private static final Map<Class<?>, ParamConverter<?>> CONVERTERS =
      Map.of(
          UUID.class, new TextConverter<>(UuidParser::parse),
          Integer.TYPE, new TextConverter<>(StrictParameterConverters::number));

  /** Null for a type that has no converter here, as JAX-RS defines it. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    return (ParamConverter<T>) CONVERTERS.get(type);
  }

  private static Integer number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("no number");
    }
    return Integer.valueOf(text);
  }

  private record TextConverter<T>(Function<String, T> parser) implements ParamConverter<T> {

    /** Null when it was not sent, as JAX-RS has it. */
    @Override
    public T fromString(String text) {
      return Optional.ofNullable(text).map(parser).orElse(null);
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
