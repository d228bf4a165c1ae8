package org.headgate.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin of a browser application, as browsers send it in the header {@code Origin} (RFC 6454,
 * 6.2): lower case, without the default port of its scheme. Its host may have the underscores of
 * container networks, which {@link URI} knows in no host.
 *
 * @param text such as {@code https://app.example.org} or {@code http://localhost:3000}
 */
public record WebOrigin(String text) {

  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?";
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?<host>%1$s(?:\\.%1$s)*|\\[[0-9a-f:.]+])(?::(?<port>[0-9]{1,5}))?".formatted(LABEL));

  /** Hosts that browsers take for an IPv4 address. */
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?[0-9]+");

  private static final int MAX_PORT = 65_535;

  /**
   * Parses an origin.
   *
   * @throws IllegalArgumentException when it is more or less than scheme, host and perhaps port
   */
  public static WebOrigin parse(String written) {
    URI uri = uri(written.toLowerCase(Locale.ROOT));
    Matcher authority = AUTHORITY.matcher(Optional.ofNullable(uri.getRawAuthority()).orElse(""));
    boolean isOrigin =
        ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && authority.matches()
            && isHost(uri, authority.group("host"))
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    if (!isOrigin) {
      throw notAnOrigin();
    }
    int standard = uri.getScheme().equals("https") ? 443 : 80;
    int port = Optional.ofNullable(authority.group("port")).map(Integer::valueOf).orElse(standard);
    if (port < 1 || port > MAX_PORT) {
      throw notAnOrigin();
    }
    return new WebOrigin(
        uri.getScheme() + "://" + authority.group("host") + (port == standard ? "" : ":" + port));
  }

  private static boolean isHost(URI uri, String text) {
    return uri.getHost() != null || !ENDS_IN_NUMBER.matcher(text).matches();
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an origin", e);
    }
  }

  private static IllegalArgumentException notAnOrigin() {
    return new IllegalArgumentException("not an origin");
  }

  @Override
  public String toString() {
    return text;
  }
}
