package org.headgate.common.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.Problem;
import org.headgate.common.problem.ProblemType;

/** Writes problem documents from servlet filters, where no exception mapper is called. */
public final class ServletProblemWriter {

  private static final Pattern FIRST_SLASHES = Pattern.compile("^/{2,}");

  private ServletProblemWriter() {}

  /** Writes the exception's status, its Retry-After and its document. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, HeadgateException problem)
      throws IOException {
    response.setStatus(problem.type().status());
    problem
        .retryAfter()
        .ifPresent(
            wait ->
                response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(ProblemResponseFactory.wholeSeconds(wait))));
    write(response, Problem.of(problem, instance(request), TraceId.of(request)));
  }

  /** Writes the document for a response whose status is set already. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
      throws IOException {
    write(request, response, type, detail, List.of());
  }

  /** As the other method, with errors of single parts of the request. */
  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ProblemType type,
      String detail,
      List<FieldError> errors)
      throws IOException {
    write(response, Problem.of(type, detail, instance(request), TraceId.of(request), errors));
  }

  private static void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setContentType("application/problem+json");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(JsonMappers.strict().writeValueAsBytes(problem));
  }

  /**
   * The requested path; for the server's own refusals, it is in an attribute of the dispatch. With
   * two slashes at its beginning it would be the reference to a host that the caller chose (RFC
   * 3986, 4.2).
   */
  static URI instance(HttpServletRequest request) {
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = asked instanceof String uri ? uri : request.getRequestURI();
    try {
      return new URI(FIRST_SLASHES.matcher(path).replaceFirst("/"));
    } catch (URISyntaxException e) {
      return URI.create("/");
    }
  }
}
