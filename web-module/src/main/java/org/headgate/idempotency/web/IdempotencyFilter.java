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
import org.headgate.common.json.JsonMappers;
import org.headgate.common.web.WithETag;
import org.headgate.idempotency.api.IdempotencyKey;
import org.headgate.idempotency.api.Idempotent;
import org.headgate.idempotency.service.IdempotencyClaim;
import org.headgate.idempotency.service.IdempotencyFacade;
import org.headgate.idempotency.service.RequestFingerprint;
import org.headgate.idempotency.service.StoredResponse;
import org.headgate.ratelimit.service.ClientContext;

/**
 * Answers a request with a known {@code Idempotency-Key} from the stored response; lets the first
 * one through and stores its response. It runs after authentication, because keys belong to the
 * caller.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** Statuses after which nothing has happened, so that repeating the request may succeed. */
  private static final Set<Integer> FORGOTTEN = Set.of(400, 401, 403, 405, 406, 408, 413, 415, 429);

  /** The request property with the claim of its key; most requests have none. */
  private static final String CLAIM = IdempotencyFilter.class.getName() + ".claim";

  @Inject IdempotencyFacade idempotencyFacade;
  @Inject IdempotentMethods methods;
  @Inject IdempotentResponses idempotentResponses;
  @Inject ClientContext clientContext;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    Optional<String> key = Optional.ofNullable(request.getHeaderString(Idempotent.HEADER));
    if (key.isEmpty() || !methods.contains(resource.getResourceMethod())) {
      return;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    IdempotencyClaim idempotencyClaim =
        idempotencyFacade.begin(
            new RequestFingerprint(
                new IdempotencyKey(key.get()),
                clientContext.caller(),
                request.getMethod() + " " + request.getUriInfo().getPath(),
                JsonMappers.canonical(body)));
    if (idempotencyClaim instanceof IdempotencyClaim.First first) {
      request.setProperty(CLAIM, first);
      idempotentResponses.claimed(
          first, resource.getResourceMethod().isAnnotationPresent(WithETag.class));
    } else if (idempotencyClaim instanceof IdempotencyClaim.Repeated repeated) {
      request.abortWith(response(repeated.answer()));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    if (!(request.getProperty(CLAIM) instanceof IdempotencyClaim.First claim)) {
      return;
    }
    request.removeProperty(CLAIM);
    int status = response.getStatus();
    if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
        || FORGOTTEN.contains(status)) {
      idempotencyFacade.forget(claim);
    } else {
      storeResponse(claim, response);
    }
  }

  private void storeResponse(IdempotencyClaim.First claim, ContainerResponseContext response) {
    StoredResponse storedResponse =
        IdempotentResponses.answer(
            response.getStatus(),
            response::getHeaderString,
            Optional.ofNullable(response.getEntity()));
    if (!idempotentResponses.isKept(storedResponse)) {
      idempotencyFacade.answered(claim, storedResponse);
    }
  }

  private static Response response(StoredResponse storedResponse) {
    Response.ResponseBuilder response =
        Response.status(storedResponse.status()).header(Idempotent.REPLAYED, true);
    storedResponse.headers().forEach(response::header);
    if (!storedResponse.body().isEmpty()) {
      response.entity(storedResponse.body().getBytes(StandardCharsets.UTF_8));
    }
    return response.build();
  }
}
