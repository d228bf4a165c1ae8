package org.headgate.http.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import org.headgate.config.settings.AccountSettings;

/**
 * Lets every request have come to {@code PUBLIC_URL}. All links are made from the address of the
 * request, and what stands in {@code Host} or {@code X-Forwarded-Host} is the caller's choice.
 */
@Provider
@PreMatching
@Priority(1)
public class PublicUriFilter implements ContainerRequestFilter {

  @Inject AccountSettings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo sent = request.getUriInfo();
    URI base = URI.create(settings.publicUrl() + sent.getBaseUri().getRawPath());
    if (base.equals(sent.getBaseUri())) {
      return;
    }
    String path = sent.getPath(false).replaceFirst("^/", "");
    String query =
        Optional.ofNullable(sent.getRequestUri().getRawQuery()).map(text -> "?" + text).orElse("");
    request.setRequestUri(base, URI.create(base + path + query));
  }
}
