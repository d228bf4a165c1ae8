package org.headgate.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Optional;

/** Reads a member of a merge patch; what is left out is not {@code null}. */
final class PatchedReader extends JsonDeserializer<Patched<?>> implements ContextualDeserializer {

  private final Optional<JavaType> content;

  /** For Jackson, which then asks for one that knows the type. */
  PatchedReader() {
    this(Optional.empty());
  }

  private PatchedReader(Optional<JavaType> content) {
    this.content = content;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, BeanProperty property) {
    return new PatchedReader(Optional.of(context.getContextualType().containedTypeOrUnknown(0)));
  }

  @Override
  public Patched<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return Patched.to(context.<Object>readValue(parser, content.orElseThrow()));
  }

  @Override
  public Patched<?> getNullValue(DeserializationContext context) {
    return Patched.cleared();
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return Patched.untouched();
  }
}
