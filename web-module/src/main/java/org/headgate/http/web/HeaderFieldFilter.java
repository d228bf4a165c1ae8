package org.headgate.http.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.web.ServletProblemWriter;

/**
 * Checks header fields that JAX-RS reads before any of its filters, and that it would refuse
 * without naming them or not accept although they are valid: {@code Accept} is reduced to plain
 * media ranges, or to the one type of a {@link LiteralRoute}, and {@code Accept-Language} is set to
 * the language of all responses, whether or not it was sent: without one, messages of constraints
 * would be in the language of the server's environment.
 */
public class HeaderFieldFilter extends HttpFilter {

  /** The routes with other types than JSON that {@link LiteralRoute} does not have. */
  static final Pattern OF_OTHER_TYPES =
      Pattern.compile("/api/v1/admin/(?:audit/stream|incidents/[^/]+|users/imports/[^/]+/refused)");

  private static final long serialVersionUID = 1L;

  private static final List<MediaType> TYPES =
      List.of(
          MediaType.APPLICATION_JSON_TYPE,
          new MediaType("application", "x-ndjson"),
          new MediaType("application", "zip"),
          MediaType.SERVER_SENT_EVENTS_TYPE);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RoutePath.of(request);
    Optional<LiteralRoute> literal = LiteralRoute.find(path);
    if (literal.filter(route -> !route.allows(request.getMethod())).isPresent()) {
      response.setHeader(HttpHeaders.ALLOW, literal.get().allowed());
      refuse(ProblemType.METHOD_NOT_ALLOWED, request, response);
      return;
    }
    AcceptHeader accept;
    try {
      Optional.ofNullable(request.getContentType()).ifPresent(ContentTypeHeader::isReadable);
      accept =
          AcceptHeader.parse(
              String.join(", ", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
    } catch (InvalidRequestException e) {
      ServletProblemWriter.write(request, response, e);
      return;
    }
    Optional<String> plain =
        literal.isPresent()
            ? literal.filter(route -> route.isAccepted(accept)).map(LiteralRoute::mediaType)
            : answerable(accept, path);
    if (plain.isPresent()) {
      chain.doFilter(new PlainRequest(request, plain.get()), response);
    } else {
      refuse(ProblemType.NOT_ACCEPTABLE, request, response);
    }
  }

  private static void refuse(
      ProblemType type, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(type.status());
    ServletProblemWriter.write(request, response, type, type.title());
  }

  /**
   * The header for JAX-RS, which would choose a type that a weight of 0 rules out.
   *
   * @param path as {@link RoutePath} gives it
   * @return empty where the caller accepts no type of the route
   */
  static Optional<String> answerable(AcceptHeader accept, String path) {
    if (!OF_OTHER_TYPES.matcher(path).matches()) {
      return Optional.of(accept.toString()).filter(any -> accept.admits("application", "json"));
    }
    List<AcceptHeader.Range> accepted = accept.among(TYPES);
    return Optional.of(accepted)
        .filter(ranges -> !ranges.isEmpty())
        .map(ranges -> new AcceptHeader(ranges).toString());
  }

  private static final class PlainRequest extends HttpServletRequestWrapper {

    /** Responses are in English for everybody, so that programs can rely on their texts. */
    private static final String LANGUAGE = "en";

    private final String accept;

    private PlainRequest(HttpServletRequest request, String accept) {
      super(request);
      this.accept = accept;
    }

    @Override
    public String getHeader(String name) {
      return plain(name).orElseGet(() -> super.getHeader(name));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return plain(name)
          .map(value -> Collections.enumeration(List.of(value)))
          .orElseGet(() -> super.getHeaders(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> names = new ArrayList<>();
      names.add(HttpHeaders.ACCEPT_LANGUAGE);
      Collections.list(super.getHeaderNames()).stream()
          .filter(name -> !name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE))
          .forEach(names::add);
      return Collections.enumeration(names);
    }

    private Optional<String> plain(String name) {
      if (name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE)) {
        return Optional.of(LANGUAGE);
      }
      return name.equalsIgnoreCase(HttpHeaders.ACCEPT) && super.getHeader(name) != null
          ? Optional.of(accept)
          : Optional.empty();
    }
  }
}
