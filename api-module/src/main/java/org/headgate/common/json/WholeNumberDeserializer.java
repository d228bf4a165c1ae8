package org.headgate.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Deserializer of {@code int} and {@code long} that never rounds: 5.0 and 5e0 are read as 5; 5.9
 * and numbers out of the type's range are refused.
 *
 * @param <T> the type of the number
 */
final class WholeNumberDeserializer<T extends Number> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1L;

  /** A bound, because larger exponents would fill the memory with digits. */
  private static final int MAX_EXPONENT = 1_000;

  private final Class<T> type;
  private final transient Function<BigDecimal, T> exactValue;

  private WholeNumberDeserializer(Class<T> type, Function<BigDecimal, T> exactValue) {
    super(type);
    this.type = type;
    this.exactValue = exactValue;
  }

  static WholeNumberDeserializer<Integer> ofInt() {
    return new WholeNumberDeserializer<>(Integer.class, BigDecimal::intValueExact);
  }

  static WholeNumberDeserializer<Long> ofLong() {
    return new WholeNumberDeserializer<>(Long.class, BigDecimal::longValueExact);
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
      return type.cast(context.handleUnexpectedToken(type, parser));
    }
    Optional<T> exact = exact(parser.getText());
    return exact.isPresent()
        ? exact.get()
        : type.cast(context.handleWeirdNumberValue(type, 0, "is no whole number in its range"));
  }

  private Optional<T> exact(String number) {
    try {
      BigDecimal decimal = new BigDecimal(number);
      return Math.abs((long) decimal.scale()) <= MAX_EXPONENT
          ? Optional.of(exactValue.apply(decimal))
          : Optional.empty();
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
