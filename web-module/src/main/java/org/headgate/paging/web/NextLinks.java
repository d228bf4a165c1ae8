package org.headgate.paging.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.ext.Provider;
import org.headgate.paging.Paged;

/** Says of a list that goes on where it does (RFC 8288), with the caller's own parameters kept. */
@Provider
public class NextLinks implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Paged list) {
      list.nextCursor()
          .map(
              cursor ->
                  request
                      .getUriInfo()
                      .getRequestUriBuilder()
                      .replaceQueryParam("cursor", cursor)
                      .build())
          .map(uri -> Link.fromUri(uri).rel("next").build())
          .ifPresent(link -> response.getHeaders().add(HttpHeaders.LINK, link.toString()));
    }
  }
}
