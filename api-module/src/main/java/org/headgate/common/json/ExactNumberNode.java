package org.headgate.common.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number of a free-form JSON document, with the digits that were sent. A double would round it,
 * turn 1e400 into infinity and lose the sign of a zero.
 */
final class ExactNumberNode extends NumericNode {

  private static final long serialVersionUID = 1L;

  private final String text;

  ExactNumberNode(String text) {
    this.text = text;
  }

  @Override
  public JsonToken asToken() {
    return JsonToken.VALUE_NUMBER_FLOAT;
  }

  @Override
  public JsonParser.NumberType numberType() {
    return JsonParser.NumberType.BIG_DECIMAL;
  }

  @Override
  public boolean isFloatingPointNumber() {
    return true;
  }

  @Override
  public Number numberValue() {
    return decimalValue();
  }

  @Override
  public BigDecimal decimalValue() {
    return new BigDecimal(text);
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  /** Limited to the range of a double: the digits of 1e1000000000 would fill the memory. */
  @Override
  public BigInteger bigIntegerValue() {
    double rounded = doubleValue();
    return Double.isInfinite(rounded)
        ? BigInteger.ZERO
        : BigDecimal.valueOf(rounded).toBigInteger();
  }

  @Override
  public boolean canConvertToInt() {
    return doubleValue() >= Integer.MIN_VALUE && doubleValue() <= Integer.MAX_VALUE;
  }

  @Override
  public boolean canConvertToLong() {
    return doubleValue() >= Long.MIN_VALUE && doubleValue() <= Long.MAX_VALUE;
  }

  @Override
  public String asText() {
    return text;
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeNumber(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactNumberNode number && number.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
