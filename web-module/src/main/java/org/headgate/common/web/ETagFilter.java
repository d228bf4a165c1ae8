package org.headgate.common.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import org.headgate.common.json.SerializedJson;
import org.headgate.common.problem.PreconditionFailedException;
import org.headgate.common.service.ContentETag;
import org.headgate.common.service.EntityTagList;
import org.headgate.common.service.Precondition;

/**
 * Adds the ETag to responses of {@link WithETag} methods, answers 304 to a matching {@code
 * If-None-Match}, and 412 to a read whose {@code If-Match} does not hold: what has no ETag matches
 * no tag.
 */
@Provider
public class ETagFilter implements ContainerResponseFilter {

  private static final Annotation[] NO_ANNOTATIONS = {};
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Context ResourceInfo resource;
  @Inject ProblemResponseFactory problemResponseFactory;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
      return;
    }
    boolean isRead = READING.contains(request.getMethod());
    Optional<ContentETag> tag = tagOf(response).or(() -> tag(response, isRead));
    if (isRead && tag.isPresent()) {
      evaluate(request, response, tag.get());
    } else if (isRead && response.hasEntity() && ifMatch(request).isStated()) {
      refuse(response);
    }
  }

  /**
   * Responses that are only read are sent as the bytes that the tag was computed from; others may
   * compare with what was changed.
   */
  private Optional<ContentETag> tag(ContainerResponseContext response, boolean isRead) {
    if (!response.hasEntity() || !isTagged()) {
      return Optional.empty();
    }
    SerializedJson written = ContentETag.serialize(response.getEntity());
    ContentETag tag = ContentETag.of(response.getEntity(), written);
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag.toString());
    if (isRead) {
      response.setEntity(written);
    }
    return Optional.of(tag);
  }

  private void evaluate(
      ContainerRequestContext request, ContainerResponseContext response, ContentETag tag) {
    boolean isStale = ifMatch(request).seen().filter(seen -> !seen.contains(tag)).isPresent();
    if (isStale) {
      refuse(response);
    } else if (isKnown(request, tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  private static Precondition ifMatch(ContainerRequestContext request) {
    return Precondition.ifMatch(request.getHeaderString(HttpHeaders.IF_MATCH));
  }

  private void refuse(ContainerResponseContext response) {
    Response refusal = problemResponseFactory.answer(new PreconditionFailedException());
    response.setStatusInfo(refusal.getStatusInfo());
    response.setEntity(refusal.getEntity(), NO_ANNOTATIONS, refusal.getMediaType());
  }

  private boolean isTagged() {
    return resource.getResourceMethod() != null
        && resource.getResourceMethod().isAnnotationPresent(WithETag.class);
  }

  private static Optional<ContentETag> tagOf(ContainerResponseContext response) {
    return Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG))
        .map(header -> new ContentETag(header.substring(1, header.length() - 1)));
  }

  private static boolean isKnown(ContainerRequestContext request, ContentETag tag) {
    return EntityTagList.parse(
            HttpHeaders.IF_NONE_MATCH, request.getHeaderString(HttpHeaders.IF_NONE_MATCH))
        .filter(known -> known.matchesWeakly(tag))
        .isPresent();
  }
}
