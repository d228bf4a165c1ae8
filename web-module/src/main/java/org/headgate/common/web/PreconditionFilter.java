package org.headgate.common.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.PreconditionFailedException;
import org.headgate.common.service.EntityTagList;
import org.headgate.common.service.Precondition;

/**
 * Makes sure that no condition is ignored (RFC 9110, 13): both headers are well formed or refused;
 * a method that takes no {@code If-Match} changes nothing that has an ETag, so no tag matches; and
 * {@code If-None-Match} protects what exists. It runs after authentication, so anonymous callers
 * are told that first.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class PreconditionFilter implements ContainerRequestFilter {

  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Map<Method, Boolean> conditional = new ConcurrentHashMap<>();

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Precondition precondition = Precondition.ifMatch(request.getHeaderString(HttpHeaders.IF_MATCH));
    Optional<EntityTagList> known =
        EntityTagList.parse(
            HttpHeaders.IF_NONE_MATCH, request.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    if (READING.contains(request.getMethod())) {
      return;
    }
    if (!takesIfMatch(resource.getResourceMethod())) {
      precondition.checkUntagged();
    }
    known.ifPresent(PreconditionFilter::refuse);
  }

  private static void refuse(EntityTagList known) {
    if (known.any()) {
      throw new PreconditionFailedException();
    }
    throw new InvalidRequestException(
        new FieldError(HttpHeaders.IF_NONE_MATCH, "must be *; send ETags in If-Match"));
  }

  private boolean takesIfMatch(Method method) {
    return conditional.computeIfAbsent(method, PreconditionFilter::declaresIfMatch);
  }

  private static boolean declaresIfMatch(Method method) {
    return Arrays.stream(method.getDeclaringClass().getInterfaces())
        .flatMap(contract -> Arrays.stream(contract.getMethods()))
        .filter(declared -> declared.getName().equals(method.getName()))
        .filter(declared -> Arrays.equals(declared.getParameterTypes(), method.getParameterTypes()))
        .flatMap(declared -> Arrays.stream(declared.getParameterAnnotations()))
        .flatMap(Arrays::stream)
        .anyMatch(
            annotation ->
                annotation instanceof HeaderParam header
                    && header.value().equals(HttpHeaders.IF_MATCH));
  }
}
