package org.headgate.common.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads and writes the contract's records as bodies, on server and client. */
public abstract class JsonBodyProvider
    implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final ObjectMapper mapper;

  protected JsonBodyProvider(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isOurs(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return read(body, genericType);
  }

  /**
   * @throws com.fasterxml.jackson.core.JacksonException for what is no such record
   * @throws CharacterCodingException for what is not UTF-8
   */
  protected Object read(InputStream body, Type type) throws IOException {
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.readAllBytes())).toString();
    String document = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return mapper.readValue(document, mapper.constructType(type));
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isOurs(type);
  }

  @Override
  public void writeTo(
      Object body,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(
        body instanceof SerializedJson written ? written.bytes() : mapper.writeValueAsBytes(body));
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("org.headgate.") || JsonNode.class.isAssignableFrom(type);
  }
}
