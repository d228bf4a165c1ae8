package org.headgate.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.headgate.common.time.InstantParser;

/**
 * Reads instants, dates and durations from ISO 8601 texts only: a number does not tell seconds from
 * milliseconds. Years beyond 9999 are refused.
 */
final class StrictTimeModule<T> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1L;
  private static final int LAST_YEAR = 9999;

  private final Class<T> type;
  private final transient Function<String, T> parser;

  private StrictTimeModule(Class<T> type, Function<String, T> parser) {
    super(type);
    this.type = type;
    this.parser = parser;
  }

  static SimpleModule addTo(SimpleModule module) {
    return module
        .addDeserializer(Instant.class, new StrictTimeModule<>(Instant.class, InstantParser::parse))
        .addDeserializer(
            LocalDate.class, new StrictTimeModule<>(LocalDate.class, StrictTimeModule::date))
        .addDeserializer(Duration.class, new StrictTimeModule<>(Duration.class, Duration::parse));
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return type.cast(context.handleUnexpectedToken(type, json));
    }
    String text = json.getText();
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      return type.cast(
          context.handleWeirdStringValue(type, text, "is no %s", type.getSimpleName()));
    }
  }

  private static LocalDate date(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
      throw new DateTimeException("out of bounds");
    }
    return date;
  }
}
