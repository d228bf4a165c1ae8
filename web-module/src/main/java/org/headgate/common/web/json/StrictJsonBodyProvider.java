package org.headgate.common.web.json;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.headgate.common.json.JsonBodyProvider;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.json.OptionalBody;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/** Reads JSON request bodies; errors name the field that cannot be read. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class StrictJsonBodyProvider extends JsonBodyProvider {

  public StrictJsonBodyProvider() {
    super(JsonMappers.strict());
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
    PushbackInputStream seen = new PushbackInputStream(body);
    int first = seen.read();
    if (first < 0 && Arrays.stream(annotations).anyMatch(OptionalBody.class::isInstance)) {
      return null;
    }
    if (first >= 0) {
      seen.unread(first);
    }
    return super.readFrom(type, genericType, annotations, mediaType, headers, seen);
  }

  @Override
  protected Object read(InputStream body, Type type) throws IOException {
    try {
      return super.read(body, type);
    } catch (JacksonException e) {
      throw JsonErrorExplainer.explain(e);
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException(new FieldError("body", "must be UTF-8"));
    }
  }
}
