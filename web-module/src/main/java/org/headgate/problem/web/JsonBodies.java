package org.headgate.problem.web;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.headgate.json.Json;
import org.headgate.json.JsonRecords;

/** What cannot be read of a request's body is told to the caller by its field. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBodies extends JsonRecords {

  public JsonBodies() {
    super(Json.strict());
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
    try {
      return super.readFrom(
          type, genericType, annotations, mediaType, headers, new BoundedBody(body));
    } catch (JacksonException e) {
      throw UnreadableBody.explain(e);
    }
  }
}
