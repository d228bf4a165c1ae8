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
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * A member of a merge patch (RFC 7396): left out, removed by {@code null}, or set to a value. An
 * Optional cannot tell the first two apart.
 *
 * @param isNamed whether the patch names the member
 * @param value the new value; empty when it is removed, or not named
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

  /** The member is left out and stays. */
  public static <T> PatchField<T> absent() {
    return new PatchField<>(false, Optional.empty());
  }

  /** The member is removed. */
  public static <T> PatchField<T> nullValue() {
    return new PatchField<>(true, Optional.empty());
  }

  /** The member gets the value. */
  public static <T> PatchField<T> to(T value) {
    return new PatchField<>(true, Optional.of(value));
  }

  /**
   * The value; empty where the member is left out.
   *
   * @param field its name
   * @throws InvalidRequestException when the member is removed, because this one cannot be
   */
  public Optional<T> required(String field) {
    if (isNamed && value.isEmpty()) {
      throw new InvalidRequestException(new FieldError(field, "must not be null"));
    }
    return value;
  }

  /** The same patch with its value, if any, mapped. */
  public PatchField<T> map(UnaryOperator<T> change) {
    return new PatchField<>(isNamed, value.map(change));
  }

  /** Reads a member of a merge patch; what is left out is not {@code null}. */
  static final class Deserializer extends JsonDeserializer<PatchField<?>>
      implements ContextualDeserializer {

    private final Optional<JavaType> content;

    /** For Jackson, which then requests one for the member's type. */
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
   * Writes a member of a merge patch. Records with such members are annotated so that absent ones
   * are left out.
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
