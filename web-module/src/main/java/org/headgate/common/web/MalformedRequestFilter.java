package org.headgate.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Refuses malformed HTTP requests, and methods and sizes that no resource takes, before any work is
 * done.
 */
public class MalformedRequestFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<RequestHead.Refusal> refusal = new RequestHead(request).refusal();
    if (refusal.isEmpty()) {
      chain.doFilter(
          request,
          request.getMethod().equals("OPTIONS") ? new MethodListResponse(response) : response);
      return;
    }
    response.setStatus(refusal.get().type().status());
    refusal.get().allow().ifPresent(allowed -> response.setHeader(HttpHeaders.ALLOW, allowed));
    response.setHeader("Connection", "close");
    ServletProblemWriter.write(
        request, response, refusal.get().type(), refusal.get().detail(), refusal.get().errors());
  }

  /**
   * The response to OPTIONS. Servlets add TRACE to the methods that they implement, although it is
   * refused everywhere.
   */
  private static final class MethodListResponse extends HttpServletResponseWrapper {

    private MethodListResponse(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, name.equalsIgnoreCase(HttpHeaders.ALLOW) ? allowed(value) : value);
    }

    private static String allowed(String methods) {
      return Arrays.stream(methods.split(",", -1))
          .map(String::strip)
          .filter(Predicate.not("TRACE"::equals))
          .collect(Collectors.joining(", "));
    }
  }
}
