package org.headgate.client;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.headgate.problem.Problem;

/** Turns problem documents into exceptions; what is none is left to the next mapper. */
final class ProblemMapper implements ResponseExceptionMapper<ProblemException> {

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 400
        && String.valueOf(headers.getFirst("Content-Type")).startsWith("application/problem+json");
  }

  @Override
  public ProblemException toThrowable(Response response) {
    return new ProblemException(response.readEntity(Problem.class));
  }
}
