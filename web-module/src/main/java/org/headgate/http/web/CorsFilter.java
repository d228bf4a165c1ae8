package org.headgate.http.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.WebOrigin;
import org.headgate.config.settings.HttpSettings;

/**
 * CORS (Fetch standard, 3.2): lets the browser applications of {@code CORS_ORIGINS} read responses,
 * including refusals, so it precedes every other filter. An origin is compared as a whole and
 * echoed only on a match. Credentials are not allowed, since there are no cookies.
 */
public class CorsFilter extends HttpFilter {

  static final String ORIGIN = "Origin";
  static final String VARY = "Vary";
  static final String REQUEST_METHOD = "Access-Control-Request-Method";
  static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
  static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
  static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
  static final String MAX_AGE = "Access-Control-Max-Age";

  private static final long serialVersionUID = 1L;
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  static final String SENT =
      "Authorization, Content-Type, Accept, Accept-Language, If-Match, If-None-Match,"
          + " Idempotency-Key, Device-Token, Last-Event-ID, traceparent, tracestate";
  private static final String TEN_MINUTES = "600";

  @Inject transient HeadgateSettings settings;

  private transient Set<String> origins = Set.of();

  @Override
  public void init() {
    origins =
        settings.http().corsOrigins().stream()
            .map(WebOrigin::text)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (origins.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    boolean isAllowed = isAllowed(request);
    if (isAllowed) {
      response.setHeader(ALLOW_ORIGIN, request.getHeader(ORIGIN));
      response.setHeader(EXPOSE_HEADERS, HttpSettings.EXPOSED_HEADERS);
    }
    if (!isPreflight(request)) {
      response.setHeader(VARY, ORIGIN);
      chain.doFilter(request, response);
    } else if (isAllowed) {
      permit(response);
    } else {
      refuse(request, response);
    }
  }

  private boolean isAllowed(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(ORIGIN));
    return sent.size() == 1 && origins.contains(sent.get(0));
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader(ORIGIN) != null
        && request.getHeader(REQUEST_METHOD) != null;
  }

  private static void permit(HttpServletResponse response) {
    response.setHeader(VARY, String.join(", ", ORIGIN, REQUEST_METHOD, REQUEST_HEADERS));
    response.setHeader(ALLOW_METHODS, METHODS);
    response.setHeader(ALLOW_HEADERS, SENT);
    response.setHeader(MAX_AGE, TEN_MINUTES);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(VARY, String.join(", ", ORIGIN, REQUEST_METHOD, REQUEST_HEADERS));
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    ServletProblemWriter.write(
        request,
        response,
        ProblemType.FORBIDDEN,
        "Browser applications from this origin are not allowed (CORS_ORIGINS)");
  }
}
