package org.headgate.idempotency.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.ContentETag;
import org.headgate.idempotency.service.IdempotencyClaim;
import org.headgate.idempotency.service.KeyedRequest;
import org.headgate.idempotency.service.StoredResponse;

/**
 * Builds responses of requests that may have an idempotency key: work and response are stored in
 * one transaction.
 */
@RequestScoped
public class IdempotentResponses {

  private static final Set<String> KEPT_HEADERS =
      Set.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

  private Optional<IdempotencyClaim.First> claim = Optional.empty();
  private Optional<KeyedRequest> request = Optional.empty();
  private boolean tagged;

  /**
   * Records that the request has a key and is the first with it.
   *
   * @param isTagged whether the response gets an ETag of its content
   */
  void claimed(IdempotencyClaim.First first, boolean isTagged) {
    claim = Optional.of(first);
    tagged = isTagged;
  }

  /** Whether exactly this response was stored together with the work. */
  boolean isKept(StoredResponse storedResponse) {
    return request.flatMap(KeyedRequest::storedResponse).filter(storedResponse::equals).isPresent();
  }

  /**
   * Runs the work and builds the response.
   *
   * @param toResponse builds the response from the result; called twice for a request with a key,
   *     with equal results
   */
  public <T> Response of(Supplier<T> work, Function<T, Response> toResponse) {
    return toResponse.apply(done(work, toResponse));
  }

  /** As the other method, for work whose result is the body of a 200. */
  public <T> T of(Supplier<T> work) {
    return done(work, result -> Response.ok(result).build());
  }

  /** As the other methods, for work whose result is the body of a 201. */
  public <T> Response createdWithoutLocation(Supplier<T> work) {
    return of(work, result -> Response.status(Response.Status.CREATED).entity(result).build());
  }

  /** The result is a T even where another object is passed on, which the types cannot express. */
  @SuppressWarnings("unchecked")
  private <T> T done(Supplier<T> work, Function<T, Response> toResponse) {
    if (claim.isEmpty()) {
      return work.get();
    }
    KeyedRequest keyed =
        new KeyedRequest(claim.get(), result -> answer(toResponse.apply((T) result)));
    request = Optional.of(keyed);
    return keyed.during(work);
  }

  private StoredResponse answer(Response response) {
    Optional<Object> entity = Optional.ofNullable(response.getEntity());
    StoredResponse plain = answer(response.getStatus(), response::getHeaderString, entity);
    if (!tagged || entity.isEmpty() || plain.headers().containsKey(HttpHeaders.ETAG)) {
      return plain;
    }
    Map<String, String> headers = new TreeMap<>(plain.headers());
    headers.put(HttpHeaders.ETAG, ContentETag.of(entity.get()).toString());
    return new StoredResponse(plain.status(), headers, plain.body());
  }

  /** The response to repeat: its own headers, and the body. */
  static StoredResponse answer(int status, UnaryOperator<String> header, Optional<Object> entity) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      Optional.ofNullable(header.apply(name)).ifPresent(value -> headers.put(name, value));
    }
    if (entity.isEmpty()) {
      return new StoredResponse(status, headers, "");
    }
    headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    return new StoredResponse(status, headers, JsonMappers.write(entity.get()));
  }
}
