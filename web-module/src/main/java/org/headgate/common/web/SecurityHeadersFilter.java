package org.headgate.common.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Adds security headers to responses of the API: no cache keeps them (RFC 6749, 5.1), and no
 * browser guesses another content type.
 */
@Provider
public class SecurityHeadersFilter implements ContainerResponseFilter {

  /** The endpoint whose responses need a header of HTTP/1.0 too (RFC 6749, 5.1). */
  private static final Pattern TOKENS = Pattern.compile("/*oauth/token(?:[;/].*)?");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    if (TOKENS.matcher(request.getUriInfo().getPath()).matches()) {
      headers.putSingle("Pragma", "no-cache");
    }
    headers.putSingle("X-Content-Type-Options", "nosniff");
  }
}
