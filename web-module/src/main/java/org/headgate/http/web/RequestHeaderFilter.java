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
import java.util.regex.Pattern;

/**
 * Normalizes header fields before a resource is selected: a list in several fields becomes one (RFC
 * 9110, 5.3), a body whose type JAX-RS would guess is refused, and the type of a body that is not
 * there does not count. Fields that JAX-RS reads before its filters are handled by {@link
 * HeaderFieldFilter}.
 */
@Provider
@PreMatching
@Priority(2)
public class RequestHeaderFilter implements ContainerRequestFilter {

  private static final List<String> LISTS =
      List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);
  private static final Set<String> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  /** Types that clients send by habit with an empty body, as {@code curl -d ''} and PHP do. */
  private static final Set<String> HABITUAL =
      Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.TEXT_PLAIN);

  /** OAuth reads forms, and refuses an empty one in its own words. */
  private static final Pattern FORMS = Pattern.compile("/*oauth/.*");

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
    if (!WITH_BODY.contains(request.getMethod())) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
      return;
    }
    checkBody(headers);
    Optional<String> type = Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    boolean isUntyped =
        type.isEmpty() ? isEmpty(headers, NOTHING) : isHabitual(type.get(), request);
    if (isUntyped) {
      // JAX-RS would refuse a request without a body because of its type.
      headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }

  private static boolean isHabitual(String type, ContainerRequestContext request) {
    return isEmpty(request.getHeaders(), "unknown")
        && HABITUAL.contains(ContentTypeHeader.typeOf(type))
        && !FORMS.matcher(request.getUriInfo().getPath()).matches();
  }

  /**
   * @param otherwise the length of a body whose length was not sent; over HTTP/2 it may have any
   */
  private static boolean isEmpty(MultivaluedMap<String, String> headers, String otherwise) {
    return Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_LENGTH))
            .map(String::strip)
            .orElse(otherwise)
            .equals(NOTHING)
        && !headers.containsKey(TRANSFER_ENCODING);
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
