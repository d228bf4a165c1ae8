package org.headgate.idempotency.web;

import com.fasterxml.jackson.core.JsonProcessingException;
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
   * The request has a key, and is its first.
   *
   * @param isTagged whether its answer gets an ETag of what it holds
   */
  void claimed(IdempotencyClaim.First first, boolean isTagged) {
    claim = Optional.of(first);
    tagged = isTagged;
  }

  Optional<IdempotencyClaim.First> claim() {
    return claim;
  }

  /** Whether exactly this was kept together with the work. */
  boolean isKept(StoredResponse storedResponse) {
    return request.flatMap(KeyedRequest::kept).filter(storedResponse::equals).isPresent();
  }

  /**
   * Does the work and answers.
   *
   * @param told says what the work results in; for a request with a key twice, and alike
   */
  public <T> Response of(Supplier<T> work, Function<T, Response> told) {
    return told.apply(done(work, told));
  }

  /** The same for work whose result is what is answered, with the status 200. */
  public <T> T of(Supplier<T> work) {
    return done(work, result -> Response.ok(result).build());
  }

  /** The work results in a T also where another one is handed on, which then cannot name it. */
  @SuppressWarnings("unchecked")
  private <T> T done(Supplier<T> work, Function<T, Response> told) {
    if (claim.isEmpty()) {
      return work.get();
    }
    KeyedRequest keyed = new KeyedRequest(claim.get(), result -> answer(told.apply((T) result)));
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

  /** What is to be told again: the headers that belong to the answer itself, and the body. */
  static StoredResponse answer(int status, UnaryOperator<String> header, Optional<Object> entity) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      Optional.ofNullable(header.apply(name)).ifPresent(value -> headers.put(name, value));
    }
    if (entity.isEmpty()) {
      return new StoredResponse(status, headers, "");
    }
    headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    return new StoredResponse(status, headers, json(entity.get()));
  }

  private static String json(Object entity) {
    try {
      return JsonMappers.strict().writeValueAsString(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer can be written as JSON", e);
    }
  }
}
