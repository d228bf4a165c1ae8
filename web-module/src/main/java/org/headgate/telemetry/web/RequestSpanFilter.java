package org.headgate.telemetry.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.Spans;

/**
 * Keeps the span of a request current on whichever thread serves it, because a request that waited
 * continues on another. Removes attributes of Liberty's span that identify the caller.
 */
public class RequestSpanFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String SPAN = RequestSpanFilter.class.getName() + ".span";

  /** Text from the caller, and personal data: the span has the route instead. */
  private static final List<String> LEFT_OUT = List.of("url.path", "url.query", "client.address");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!Spans.areRecorded()) {
      chain.doFilter(request, response);
      return;
    }
    OpenSpan resumed = span(request, response).get();
    try {
      chain.doFilter(request, response);
    } finally {
      resumed.close();
    }
  }

  @SuppressWarnings("unchecked") // put there by this filter
  private static Supplier<OpenSpan> span(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(SPAN) == null) {
      response.reset(); // Liberty tells its own access log of the span by a header of the answer.
      LEFT_OUT.forEach(key -> Spans.describe(key, ""));
      request.setAttribute(SPAN, Spans.capture());
    }
    return (Supplier<OpenSpan>) request.getAttribute(SPAN);
  }
}
