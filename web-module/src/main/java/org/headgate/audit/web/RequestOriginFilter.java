package org.headgate.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.headgate.audit.service.RequestOrigin;
import org.headgate.common.web.TraceId;
import org.headgate.ratelimit.service.ClientContext;

/**
 * Records for the audit log where the request comes from, and clears its thread of the client
 * afterwards.
 */
public class RequestOriginFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestOrigin.enter(request.getRemoteAddr(), TraceId.of(request));
    try {
      chain.doFilter(request, response);
    } finally {
      ClientContext.leave();
      RequestOrigin.leave();
    }
  }
}
