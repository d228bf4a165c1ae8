package org.headgate.audit.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.headgate.audit.service.RequestOrigin;
import org.headgate.common.web.TraceId;

/** Records for the audit log where the request comes from. */
public class RequestOriginFilter implements Filter {

  @Inject TraceId trace;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestOrigin.enter(request.getRemoteAddr(), trace.value());
    try {
      chain.doFilter(request, response);
    } finally {
      RequestOrigin.leave();
    }
  }
}
