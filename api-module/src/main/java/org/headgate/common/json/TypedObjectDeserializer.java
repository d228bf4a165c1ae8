package org.headgate.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * Deserializer of an object whose class is named by a member, such as {@code type}. Jackson alone
 * would also accept a list of that name and of an object without it, which comes back in another
 * form and is in no document.
 */
final class TypedObjectDeserializer extends DelegatingDeserializer {

  private static final long serialVersionUID = 1L;

  private TypedObjectDeserializer(JsonDeserializer<?> members) {
    super(members);
  }

  /** Has every class with subtypes read by such a deserializer. */
  static SimpleModule module() {
    return new SimpleModule("typed objects").setDeserializerModifier(new Modifier());
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> members) {
    return new TypedObjectDeserializer(members);
  }

  @Override
  public Object deserializeWithType(
      JsonParser parser, DeserializationContext context, TypeDeserializer type) throws IOException {
    if (!parser.isExpectedStartObjectToken() && !parser.hasToken(JsonToken.FIELD_NAME)) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    JsonStreamContext outside = parser.getParsingContext().getParent();
    try {
      return super.deserializeWithType(parser, context, type);
    } catch (StreamConstraintsException e) {
      throw located(e, parser, outside);
    }
  }

  /** Members that come before the type are read by no deserializer, which would add the path. */
  private JsonMappingException located(
      StreamConstraintsException fault, JsonParser parser, JsonStreamContext outside) {
    JsonMappingException refused =
        JsonMappingException.from(parser, fault.getOriginalMessage(), fault);
    JsonStreamContext place = parser.getParsingContext();
    while (place != null && place != outside) {
      if (place.inArray()) {
        refused.prependPath(handledType(), place.getCurrentIndex());
      } else if (place.hasCurrentName()) {
        refused.prependPath(handledType(), place.getCurrentName());
      }
      place = place.getParent();
    }
    return refused;
  }

  /** A class with subtypes has no members of its own, and so an abstract deserializer. */
  private static final class Modifier extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config,
        BeanDescription description,
        JsonDeserializer<?> deserializer) {
      return deserializer instanceof AbstractDeserializer
          ? new TypedObjectDeserializer(deserializer)
          : deserializer;
    }
  }
}
