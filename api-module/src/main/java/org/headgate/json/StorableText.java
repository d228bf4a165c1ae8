package org.headgate.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Reads a text, and no number in its place, as PostgreSQL can store it: without U+0000, and without
 * half a surrogate pair, which is no character.
 */
final class StorableText extends StdScalarDeserializer<String> {

  private static final long serialVersionUID = 1L;

  StorableText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (String) context.handleUnexpectedToken(String.class, parser);
    }
    return check(parser.getText(), context);
  }

  /** The text itself, if it can be stored. */
  static String check(String text, DeserializationContext context) throws IOException {
    if (text.codePoints().anyMatch(StorableText::isUnstorable)) {
      throw context.weirdStringException("", String.class, "holds what is no character");
    }
    return text;
  }

  private static boolean isUnstorable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
