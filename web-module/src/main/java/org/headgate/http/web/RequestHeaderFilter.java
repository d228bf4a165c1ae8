package org.headgate.http.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Normalizes header fields before a resource is selected: a list in several fields becomes one (RFC
 * 9110, 5.3), and a body whose type JAX-RS would guess is refused. Fields that JAX-RS reads before
 * its filters are handled by {@link HeaderFieldFilter}.
 */
@Provider
@PreMatching
@Priority(2)
public class RequestHeaderFilter implements ContainerRequestFilter {

  private static final List<String> LISTS =
      List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);
  private static final Set<String> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private static final String TRANSFER_ENCODING = "Transfer-Encoding";
  private static final String NOTHING = "0";

  @Override
  public void filter(ContainerRequestContext request) {
    MultivaluedMap<String, String> headers = request.getHeaders();
    LISTS.forEach(
        name ->
            Optional.ofNullable(headers.get(name))
                .filter(values -> values.size() > 1)
                .ifPresent(values -> headers.putSingle(name, String.join(", ", values))));
    if (WITH_BODY.contains(request.getMethod())) {
      checkBody(headers);
      setMissingContentType(headers);
    }
  }

  /** JAX-RS would refuse a request without a body because of its missing type. */
  private static void setMissingContentType(MultivaluedMap<String, String> headers) {
    boolean isEmpty =
        Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_LENGTH))
            .map(String::strip)
            .orElse(NOTHING)
            .equals(NOTHING);
    if (isEmpty
        && !headers.containsKey(TRANSFER_ENCODING)
        && !headers.containsKey(HttpHeaders.CONTENT_TYPE)) {
      headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }

  private static void checkBody(MultivaluedMap<String, String> headers) {
    Optional<String> type = Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    Optional<String> coding = Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
    boolean isReadable =
        type.map(ContentTypeHeader::isReadable).orElse(true)
            && coding.map(name -> name.strip().equalsIgnoreCase("identity")).orElse(true);
    if (!isReadable) {
      throw new NotSupportedException();
    }
  }
}
