package org.headgate.idempotency.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.headgate.etag.web.Tagged;
import org.headgate.idempotency.IdempotencyKey;
import org.headgate.idempotency.Idempotent;
import org.headgate.idempotency.service.Answer;
import org.headgate.idempotency.service.Claim;
import org.headgate.idempotency.service.Idempotency;
import org.headgate.idempotency.service.RequestPrint;
import org.headgate.json.Json;
import org.headgate.network.service.Visitor;

/**
 * Answers a request whose {@code Idempotency-Key} is known with what was said before; lets the
 * first one through and keeps its answer. It stands behind the judgement of the caller, as keys are
 * the caller's own.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String REPLAYED = "Idempotency-Replayed";

  /** Answers after which nothing has happened, and the same request may fare better. */
  private static final Set<Integer> FORGOTTEN = Set.of(400, 401, 403, 405, 406, 408, 413, 415, 429);

  @Inject Idempotency idempotency;
  @Inject IdempotentMethods methods;
  @Inject IdempotentAnswers answers;
  @Inject Visitor visitor;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    Optional<String> key = Optional.ofNullable(request.getHeaderString(Idempotent.HEADER));
    if (key.isEmpty() || !methods.contains(resource.getResourceMethod())) {
      return;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    Claim claim =
        idempotency.begin(
            new RequestPrint(
                new IdempotencyKey(key.get()),
                visitor.caller(),
                request.getMethod() + " " + request.getUriInfo().getPath(),
                Json.canonical(body)));
    if (claim instanceof Claim.First first) {
      answers.claimed(first, resource.getResourceMethod().isAnnotationPresent(Tagged.class));
    } else if (claim instanceof Claim.Repeated repeated) {
      request.abortWith(response(repeated.answer()));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    Optional<Claim.First> claim = answers.claim();
    if (claim.isEmpty()) {
      return;
    }
    int status = response.getStatus();
    if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
        || FORGOTTEN.contains(status)) {
      idempotency.forget(claim.get());
    } else {
      keep(claim.get(), response);
    }
  }

  private void keep(Claim.First claim, ContainerResponseContext response) {
    Answer answer =
        IdempotentAnswers.answer(
            response.getStatus(),
            response::getHeaderString,
            Optional.ofNullable(response.getEntity()));
    if (!answers.isKept(answer)) {
      idempotency.answered(claim, answer);
    }
  }

  private static Response response(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, true);
    answer.headers().forEach(response::header);
    if (!answer.body().isEmpty()) {
      response.entity(answer.body().getBytes(StandardCharsets.UTF_8));
    }
    return response.build();
  }
}
