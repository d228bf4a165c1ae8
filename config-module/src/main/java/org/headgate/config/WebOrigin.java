package org.headgate.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The origin of a browser application, as browsers send it in the header {@code Origin} (RFC 6454,
 * 6.2): lower case, without the default port of its scheme.
 *
 * @param text such as {@code https://app.example.org} or {@code http://localhost:3000}
 */
public record WebOrigin(String text) {

  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+]");
  private static final int MAX_PORT = 65_535;

  /**
   * Parses an origin.
   *
   * @throws IllegalArgumentException when it is more or less than scheme, host and perhaps port
   */
  public static WebOrigin parse(String written) {
    URI uri = uri(written.toLowerCase(Locale.ROOT));
    boolean isOrigin =
        ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null
            && HOST.matcher(uri.getHost()).matches()
            && uri.getUserInfo() == null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getPort() != 0
            && uri.getPort() <= MAX_PORT
            && !uri.getRawAuthority().endsWith(":");
    if (!isOrigin) {
      throw new IllegalArgumentException("not an origin");
    }
    boolean hasPort = uri.getPort() > 0 && uri.getPort() != defaultPort(uri.getScheme());
    return new WebOrigin(
        uri.getScheme() + "://" + uri.getHost() + (hasPort ? ":" + uri.getPort() : ""));
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an origin", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
