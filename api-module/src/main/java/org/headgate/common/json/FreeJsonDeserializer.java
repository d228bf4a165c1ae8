package org.headgate.common.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.headgate.common.json.JsonMappers.StrictTextDeserializer;

/**
 * Deserializer of a free-form JSON document, which is stored and returned unchanged: numbers keep
 * their digits, and each member occurs once. A member that cannot be stored is refused by its name;
 * documents that are stored already are read as they are.
 *
 * @param <T> the kind of document that is wanted
 */
final class FreeJsonDeserializer<T extends JsonNode> extends StdDeserializer<T> {

  private static final long serialVersionUID = 1L;
  private static final String REPEATED = "Duplicate field '";
  private static final String BROKEN_NAME = "urrogate";
  private static final String REPLACEMENT = "\ufffd";

  private final Class<T> kind;
  private final boolean isStrict;

  /**
   * @param isStrict whether members that cannot be stored are refused
   */
  FreeJsonDeserializer(Class<T> kind, boolean isStrict) {
    super(kind);
    this.kind = kind;
    this.isStrict = isStrict;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode read = value(parser, context);
    return kind.isInstance(read)
        ? kind.cast(read)
        : kind.cast(context.handleUnexpectedToken(kind, parser));
  }

  @Override
  public T getNullValue(DeserializationContext context) {
    JsonNode none = context.getNodeFactory().nullNode();
    return kind.isInstance(none) ? kind.cast(none) : null;
  }

  private JsonNode value(JsonParser parser, DeserializationContext context) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, FIELD_NAME, END_OBJECT -> object(parser, context);
      case START_ARRAY -> array(parser, context);
      case VALUE_STRING -> context.getNodeFactory().textNode(text(parser.getText(), context));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, context);
      case VALUE_TRUE -> context.getNodeFactory().booleanNode(true);
      case VALUE_FALSE -> context.getNodeFactory().booleanNode(false);
      case VALUE_NULL -> context.getNodeFactory().nullNode();
      case VALUE_EMBEDDED_OBJECT -> context.getNodeFactory().pojoNode(parser.getEmbeddedObject());
      default -> (JsonNode) context.handleUnexpectedToken(kind, parser);
    };
  }

  private String text(String given, DeserializationContext context) throws IOException {
    return isStrict ? StrictTextDeserializer.check(given, context) : given;
  }

  private ObjectNode object(JsonParser parser, DeserializationContext context) throws IOException {
    ObjectNode object = context.getNodeFactory().objectNode();
    String name =
        parser.hasToken(JsonToken.START_OBJECT)
            ? next(parser, context, object)
            : parser.currentName();
    while (name != null) {
      try {
        text(name, context);
        parser.nextToken();
        object.set(name, value(parser, context));
      } catch (JsonMappingException e) {
        e.prependPath(object, name);
        throw e;
      } catch (StreamConstraintsException e) {
        throw at(e, parser, object, name);
      }
      name = next(parser, context, object);
    }
    return object;
  }

  /** Reads the name and value of the next member; null after the last. */
  private static String next(JsonParser parser, DeserializationContext context, ObjectNode object)
      throws IOException {
    String previous = parser.currentName();
    try {
      return parser.nextFieldName();
    } catch (StreamConstraintsException e) {
      String name = parser.currentName();
      throw Objects.equals(name, previous) ? e : at(e, parser, object, name);
    } catch (StreamReadException fault) {
      String message = fault.getOriginalMessage();
      if (message.startsWith(REPEATED)) {
        throw at(
            fault, parser, object, message.substring(REPEATED.length(), message.lastIndexOf('\'')));
      }
      if (message.contains(BROKEN_NAME)) {
        JsonMappingException refused =
            context.weirdStringException("", String.class, "is named by what is no character");
        refused.prependPath(object, REPLACEMENT);
        throw refused;
      }
      throw fault;
    }
  }

  private ArrayNode array(JsonParser parser, DeserializationContext context) throws IOException {
    ArrayNode array = context.getNodeFactory().arrayNode();
    while (true) {
      try {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
          return array;
        }
        array.add(value(parser, context));
      } catch (JsonMappingException e) {
        e.prependPath(array, array.size());
        throw e;
      } catch (StreamConstraintsException e) {
        JsonMappingException refused = JsonMappingException.from(parser, "too much", e);
        refused.prependPath(array, array.size());
        throw refused;
      }
    }
  }

  private JsonNode number(JsonParser parser, DeserializationContext context) throws IOException {
    String text = parser.getText();
    if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && !text.equals("-0")) {
      BigInteger whole = parser.getBigIntegerValue();
      return whole.bitLength() < Integer.SIZE
          ? context.getNodeFactory().numberNode(whole.intValue())
          : whole.bitLength() < Long.SIZE
              ? context.getNodeFactory().numberNode(whole.longValue())
              : context.getNodeFactory().numberNode(whole);
    }
    if (parser.isNaN()) {
      return context.getNodeFactory().numberNode(parser.getDoubleValue());
    }
    if (isStrict && !isInRange(text)) {
      throw context.weirdNumberException(0, BigDecimal.class, "has too large an exponent");
    }
    return new ExactNumberNode(text);
  }

  /** Whether the exponent is small enough to compute with. */
  private static boolean isInRange(String number) {
    try {
      return new BigDecimal(number).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static JsonMappingException at(
      JacksonException fault, JsonParser parser, ObjectNode object, String name) {
    JsonMappingException refused =
        JsonMappingException.from(parser, fault.getOriginalMessage(), fault);
    refused.prependPath(object, name);
    return refused;
  }
}
