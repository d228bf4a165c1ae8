package org.headgate.common.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a merge patch (RFC 7396) says of one member: nothing when it is left out, that it goes when
 * it is {@code null}, or what it becomes. An Optional cannot tell the first two apart.
 *
 * @param isNamed whether the patch says anything of the member
 * @param value what it becomes; empty when it goes, or is not named
 */
@JsonDeserialize(using = PatchField.Deserializer.class)
@JsonSerialize(using = PatchField.Serializer.class)
public record PatchField<T>(boolean isNamed, Optional<T> value) {

  public PatchField {
    Objects.requireNonNull(value, "value");
    if (!isNamed && value.isPresent()) {
      throw new IllegalArgumentException("a member that is left out has no value");
    }
  }

  /** The member stays as it is. */
  public static <T> PatchField<T> absent() {
    return new PatchField<>(false, Optional.empty());
  }

  /** The member goes. */
  public static <T> PatchField<T> nullValue() {
    return new PatchField<>(true, Optional.empty());
  }

  /** The member becomes the value. */
  public static <T> PatchField<T> to(T value) {
    return new PatchField<>(true, Optional.of(value));
  }

  /** The same patch with another value, if it has one. */
  public PatchField<T> map(UnaryOperator<T> change) {
    return new PatchField<>(isNamed, value.map(change));
  }

  /** Reads a member of a merge patch; what is left out is not {@code null}. */
  static final class Deserializer extends JsonDeserializer<PatchField<?>>
      implements ContextualDeserializer {

    private final Optional<JavaType> content;

    /** For Jackson, which then asks for one that knows the type. */
    Deserializer() {
      this(Optional.empty());
    }

    private Deserializer(Optional<JavaType> content) {
      this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new Deserializer(Optional.of(context.getContextualType().containedTypeOrUnknown(0)));
    }

    @Override
    public PatchField<?> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return PatchField.to(context.<Object>readValue(parser, content.orElseThrow()));
    }

    @Override
    public PatchField<?> getNullValue(DeserializationContext context) {
      return PatchField.nullValue();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return PatchField.absent();
    }
  }

  /**
   * Writes a member of a merge patch. A record that has such members is annotated so that empty
   * ones are left out.
   */
  static final class Serializer extends JsonSerializer<PatchField<?>> {

    @Override
    public void serialize(PatchField<?> member, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (member.value().isPresent()) {
        provider.defaultSerializeValue(member.value().get(), out);
      } else {
        out.writeNull();
      }
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, PatchField<?> member) {
      return !member.isNamed();
    }
  }
}
