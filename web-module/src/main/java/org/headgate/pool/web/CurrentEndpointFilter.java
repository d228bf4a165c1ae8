package org.headgate.pool.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.headgate.common.tracing.Spans;
import org.headgate.http.web.HttpMetricsFilter;
import org.headgate.pool.service.guard.CurrentEndpoint;

/**
 * Notes the route that the thread serves, for borrowers and for the request's span. It notes the
 * route and not the path, because paths contain personal data.
 */
@Provider
@Priority(1)
public class CurrentEndpointFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Map<Method, String> ROUTES = new ConcurrentHashMap<>();

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    String route = ROUTES.computeIfAbsent(method, this::route);
    request.setProperty(HttpMetricsFilter.ROUTE, route);
    CurrentEndpoint.enter(request.getMethod() + " " + route);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    CurrentEndpoint.leave();
    if (Spans.areRecorded()) {
      Spans.rename(request.getMethod() + " " + request.getProperty(HttpMetricsFilter.ROUTE));
    }
  }

  private String route(Method method) {
    Class<?> type = resource.getResourceClass();
    return pathOf(Optional.ofNullable(type.getAnnotation(Path.class)))
        + pathOf(
            Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .flatMap(declaring -> Arrays.stream(declaring.getMethods()))
                .filter(candidate -> isSame(candidate, method))
                .flatMap(
                    candidate -> Optional.ofNullable(candidate.getAnnotation(Path.class)).stream())
                .findFirst());
  }

  private static boolean isSame(Method one, Method other) {
    return one.getName().equals(other.getName())
        && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
  }

  private static String pathOf(Optional<Path> path) {
    return path.map(Path::value)
        .map(value -> value.startsWith("/") ? value : "/" + value)
        .orElse("");
  }
}
