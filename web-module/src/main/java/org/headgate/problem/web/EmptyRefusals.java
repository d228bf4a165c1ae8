package org.headgate.problem.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.headgate.problem.ProblemType;
import org.headgate.trace.web.TraceId;

/**
 * The server's own authentication refuses a request without a good token before any resource or
 * mapper is asked, with an empty 401. It gets its problem document here.
 */
public class EmptyRefusals extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject transient TraceId trace;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
        && response.getContentType() == null
        && !response.isCommitted()) {
      ServletProblems.write(
          request,
          response,
          ProblemType.UNAUTHORIZED,
          "Send an access token of an open session",
          trace.value());
    }
  }
}
