package org.headgate.http.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.headgate.config.settings.AccountSettings;

/**
 * Makes {@code PUBLIC_URL} the base URI of every request, and the full path of its resource the
 * path that JAX-RS matches. All links are built from the base URI, and {@code Host} or {@code
 * X-Forwarded-Host} are the caller's choice. Characters beyond ASCII in a query, which some clients
 * send without escapes, are escaped: JAX-RS would read each of their bytes as a character.
 */
public class PublicUriFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final char BEYOND_ASCII = 0x80;
  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();

  @Inject transient AccountSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new PublicRequest(request, settings.publicUrl().toString()), response);
  }

  /**
   * The query as a URI has it (RFC 3986, 2.5).
   *
   * @param query its bytes beyond ASCII as one character each, as the server reads them
   */
  static String escaped(String query) {
    if (query.chars().allMatch(character -> character < BEYOND_ASCII)) {
      return query;
    }
    StringBuilder escaped = new StringBuilder(query.length() + 16);
    for (int index = 0; index < query.length(); index++) {
      char character = query.charAt(index);
      if (character < BEYOND_ASCII) {
        escaped.append(character);
      } else {
        escaped.append('%').append(UPPER_CASE.toHexDigits((byte) character));
      }
    }
    return escaped.toString();
  }

  private static final class PublicRequest extends HttpServletRequestWrapper {

    private final String publicUrl;

    private PublicRequest(HttpServletRequest request, String publicUrl) {
      super(request);
      this.publicUrl = publicUrl;
    }

    /** Null for a request without a query, as the servlet API has it. */
    @Override
    public String getQueryString() {
      return Optional.ofNullable(super.getQueryString()).map(PublicUriFilter::escaped).orElse(null);
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(publicUrl).append(RoutePath.full(getRequestURI()));
    }
  }
}
