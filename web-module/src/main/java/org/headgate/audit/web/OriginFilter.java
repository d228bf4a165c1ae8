package org.headgate.audit.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.headgate.audit.service.Origin;
import org.headgate.trace.web.TraceId;

/** Tells the audit log where the deeds of this request come from. */
public class OriginFilter implements Filter {

  @Inject TraceId trace;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Origin.enter(request.getRemoteAddr(), trace.value());
    try {
      chain.doFilter(request, response);
    } finally {
      Origin.leave();
    }
  }
}
