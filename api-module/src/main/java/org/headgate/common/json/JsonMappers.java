package org.headgate.common.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.headgate.common.identity.UuidParser;

/**
 * The JSON mappers of the contract's records: snake_case, instants as ISO 8601, {@code null} for an
 * empty Optional. Reading is strict, because a misspelt field that is silently dropped is a setting
 * that its sender relies on: unknown and repeated fields, a number where a text or a time belongs,
 * and text after the document are refused. Free-form documents stay as they are.
 */
public final class JsonMappers {

  /**
   * The nesting limit of received documents; a stored one inside another document may be deeper.
   */
  private static final int MAX_DEPTH = 500;

  private static final int MAX_STORED_DEPTH = 4 * MAX_DEPTH;

  /** A name may fill a whole body, and is then refused as what it is, or kept. */
  private static final int MAX_NAME_LENGTH = 64 * 1024;

  /** Lists of the contract contain no null. */
  private static final JsonSetter.Value NO_NULL_ELEMENTS =
      JsonSetter.Value.forContentNulls(Nulls.FAIL);

  private static final ObjectMapper STRICT = mapper(MAX_DEPTH, true);

  private static ObjectMapper mapper(int depth, boolean isStrict) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .build())
                .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_STORED_DEPTH).build())
                .build())
        .addModule(new Jdk8Module())
        .addModule(new JavaTimeModule())
        .addModule(
            StrictTimeModule.addTo(
                new SimpleModule()
                    .addDeserializer(String.class, new StrictTextDeserializer())
                    .addDeserializer(UUID.class, new StrictIdDeserializer())
                    .addDeserializer(Integer.class, WholeNumberDeserializer.ofInt())
                    .addDeserializer(Integer.TYPE, WholeNumberDeserializer.ofInt())
                    .addDeserializer(Long.class, WholeNumberDeserializer.ofLong())))
        .addModule(freeJson(isStrict))
        .addModule(TypedObjectDeserializer.module())
        .defaultSetterInfo(isStrict ? NO_NULL_ELEMENTS : JsonSetter.Value.empty())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        // Else an answer has escapes where the same answer, kept as text and given again, has none.
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .build();
  }

  private static SimpleModule freeJson(boolean isStrict) {
    return new SimpleModule("free JSON")
        .addDeserializer(JsonNode.class, new FreeJsonDeserializer<>(JsonNode.class, isStrict))
        .addDeserializer(ObjectNode.class, new FreeJsonDeserializer<>(ObjectNode.class, isStrict))
        .addDeserializer(ArrayNode.class, new FreeJsonDeserializer<>(ArrayNode.class, isStrict));
  }

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Half a surrogate pair would be a question mark among the bytes.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static final ObjectMapper LENIENT =
      mapper(MAX_STORED_DEPTH, false).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonMappers() {}

  /** For a server: unknown fields are refused. */
  public static ObjectMapper strict() {
    return STRICT;
  }

  /** For a client: unknown fields are ignored, because the server may be newer. */
  public static ObjectMapper lenient() {
    return LENIENT;
  }

  /** Writes a value of the contract as JSON, which cannot fail. */
  public static String write(Object value) {
    try {
      return STRICT.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass().getName() + " cannot be written as JSON", e);
    }
  }

  /** As {@link #write}, in UTF-8. */
  public static byte[] writeBytes(Object value) {
    try {
      return STRICT.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass().getName() + " cannot be written as JSON", e);
    }
  }

  /** Writes texts as a JSON object, sorted by name. */
  public static String object(Map<String, String> texts) {
    return write(new TreeMap<>(texts));
  }

  /** Reads a JSON object whose members are texts; empty when it is none. */
  public static Optional<Map<String, String>> texts(String object) {
    try {
      return Optional.ofNullable(LENIENT.readValue(object, TEXTS));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * The document with sorted members and without white space; bytes that are no JSON stay as they
   * are.
   */
  public static String canonical(byte[] document) {
    try {
      return CANONICAL.writeValueAsString(CANONICAL.readValue(document, Object.class));
    } catch (IOException | NumberFormatException e) {
      return new String(document, StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * Reads a text that PostgreSQL can store: no number in its place, no U+0000, and no unpaired
   * surrogate.
   */
  static final class StrictTextDeserializer extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    StrictTextDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      return check(parser.getText(), context);
    }

    /** Returns the text if it can be stored. */
    static String check(String text, DeserializationContext context) throws IOException {
      if (text.codePoints().anyMatch(StrictTextDeserializer::isUnstorable)) {
        throw context.weirdStringException("", String.class, "holds what is no character");
      }
      return text;
    }

    private static boolean isUnstorable(int codePoint) {
      return codePoint == 0
          || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
  }

  /** Reads an id of 36 characters; Jackson's own reader takes base64 and white space too. */
  private static final class StrictIdDeserializer extends StdScalarDeserializer<UUID> {

    private static final long serialVersionUID = 1L;

    private StrictIdDeserializer() {
      super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (UUID) context.handleUnexpectedToken(UUID.class, parser);
      }
      try {
        return UuidParser.parse(parser.getText());
      } catch (IllegalArgumentException e) {
        return (UUID) context.handleWeirdStringValue(UUID.class, "", "is no id");
      }
    }
  }
}
