package org.headgate.http.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.headgate.config.settings.AccountSettings;

/**
 * Makes {@code PUBLIC_URL} the base URI of every request, and the full path of its resource the
 * path that JAX-RS matches. All links are built from the base URI, and {@code Host} or {@code
 * X-Forwarded-Host} are the caller's choice.
 */
public class PublicUriFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject transient AccountSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new PublicRequest(request, settings.publicUrl().toString()), response);
  }

  private static final class PublicRequest extends HttpServletRequestWrapper {

    private final String publicUrl;

    private PublicRequest(HttpServletRequest request, String publicUrl) {
      super(request);
      this.publicUrl = publicUrl;
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(publicUrl).append(RoutePath.full(getRequestURI()));
    }
  }
}
