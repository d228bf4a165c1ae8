package org.headgate.http.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route beside a template, such as {@code /admin/users/imports} beside {@code /admin/users/{id}}.
 * By JAX-RS (3.7.2) the literal path wins; RESTEasy judges both at once, and takes the template if
 * only that has the method, or the type that the caller prefers.
 *
 * @param methods those of the route itself, with HEAD where there is GET
 * @param type the type of its one representation
 * @param subtype its subtype
 */
record LiteralRoute(List<String> methods, String type, String subtype) {

  private static final String GET = "GET";
  private static final String POST = "POST";

  /** All of them, by {@link RoutePath}. */
  static final Map<String, LiteralRoute> ALL =
      Map.of(
          "/api/v1/admin/pools/changes", ofJson(GET),
          "/api/v1/admin/pools/events", new LiteralRoute(withHead(GET), "text", "event-stream"),
          "/api/v1/admin/users/count", ofJson(GET),
          "/api/v1/admin/users/exports", new LiteralRoute(withHead(GET), "application", "x-ndjson"),
          "/api/v1/admin/users/imports", ofJson(POST),
          "/api/v1/admin/users/invitations", ofJson(GET, POST),
          "/api/v1/schedules/preview", ofJson(POST),
          "/api/v1/users/me/passkeys/options", ofJson(POST));

  LiteralRoute {
    methods = List.copyOf(methods);
  }

  /**
   * @param path as {@link RoutePath} gives it
   * @return empty for every other route
   */
  static Optional<LiteralRoute> find(String path) {
    return Optional.ofNullable(ALL.get(path));
  }

  /** Whether the route has the method; JAX-RS itself answers OPTIONS. */
  boolean allows(String method) {
    return methods.contains(method) || method.equals("OPTIONS");
  }

  /** The value of the header {@code Allow}. */
  String allowed() {
    return String.join(", ", methods) + ", OPTIONS";
  }

  boolean isAccepted(AcceptHeader accept) {
    return accept.admits(type, subtype);
  }

  /** An {@code Accept} header by which no other representation is preferred. */
  String mediaType() {
    return type + "/" + subtype;
  }

  private static LiteralRoute ofJson(String... methods) {
    return new LiteralRoute(withHead(methods), "application", "json");
  }

  private static List<String> withHead(String... methods) {
    return Arrays.stream(methods)
        .flatMap(method -> method.equals(GET) ? Stream.of(GET, "HEAD") : Stream.of(method))
        .toList();
  }
}
