package org.headgate.common.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.headgate.common.paging.PagedResponse;

/** Adds {@code Link: rel="next"} (RFC 8288) to each page that has a successor. */
@Provider
public class NextPageLinkFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof PagedResponse page) {
      page.nextCursor()
          .map(
              cursor ->
                  request
                      .getUriInfo()
                      .getRequestUriBuilder()
                      .replaceQueryParam("cursor", cursor)
                      .build())
          .ifPresent(next -> response.getHeaders().add(HttpHeaders.LINK, link(next)));
    }
  }

  private static String link(URI next) {
    return Link.fromUri(next).rel("next").build().toString();
  }
}
