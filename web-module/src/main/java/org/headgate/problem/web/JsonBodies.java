package org.headgate.problem.web;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import org.headgate.json.Json;
import org.headgate.json.JsonRecords;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/** What cannot be read of a request's body is told to the caller by its field. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBodies extends JsonRecords {

  public JsonBodies() {
    super(Json.strict());
  }

  @Override
  protected Object read(InputStream body, Type type) throws IOException {
    try {
      return super.read(body, type);
    } catch (JacksonException e) {
      throw UnreadableBody.explain(e);
    } catch (CharacterCodingException e) {
      throw new InvalidRequest(new FieldError("body", "must be UTF-8"));
    }
  }
}
