package org.headgate.etag.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.etag.EntityTag;

/**
 * Gives the answers of {@link Tagged} methods their ETag, and says 304 to who has them already: to
 * a program that keeps them itself, as caches are told not to. An answer that is given again has
 * its tag already.
 */
@Provider
public class EntityTags implements ContainerResponseFilter {

  private static final String WEAK = "W/";

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean isAnswer =
        response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
            && response.hasEntity()
            && !response.getHeaders().containsKey(HttpHeaders.ETAG);
    if (!isAnswer || !isTagged()) {
      return;
    }
    EntityTag tag = EntityTag.of(response.getEntity());
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag.toString());
    if (request.getMethod().equals(HttpMethod.GET) && isKnown(request, tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  private boolean isTagged() {
    return resource.getResourceMethod() != null
        && resource.getResourceMethod().isAnnotationPresent(Tagged.class);
  }

  /** Weak and strong tags alike (RFC 9110, 13.1.2). */
  private static boolean isKnown(ContainerRequestContext request, EntityTag tag) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.IF_NONE_MATCH)).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .map(text -> text.startsWith(WEAK) ? text.substring(WEAK.length()) : text)
        .anyMatch(text -> text.equals("*") || text.equals(tag.toString()));
  }
}
