package org.headgate.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Deserializer of {@code int} that never rounds: 5.0 and 5e0 are read as 5; 5.9 and numbers that no
 * {@code int} holds are refused.
 */
final class WholeNumberDeserializer extends StdScalarDeserializer<Integer> {

  private static final long serialVersionUID = 1L;

  /** A bound, because larger exponents would fill the memory with digits. */
  private static final int MAX_EXPONENT = 1_000;

  WholeNumberDeserializer() {
    super(Integer.class);
  }

  @Override
  public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
      return (Integer) context.handleUnexpectedToken(Integer.class, parser);
    }
    Optional<Integer> exact = exact(parser.getText());
    return exact.isPresent()
        ? exact.get()
        : (Integer)
            context.handleWeirdNumberValue(Integer.class, 0, "is no whole number of 32 bits");
  }

  private static Optional<Integer> exact(String number) {
    try {
      BigDecimal decimal = new BigDecimal(number);
      return Math.abs((long) decimal.scale()) <= MAX_EXPONENT
          ? Optional.of(decimal.intValueExact())
          : Optional.empty();
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
