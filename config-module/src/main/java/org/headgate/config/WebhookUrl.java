package org.headgate.config;

import com.ibm.icu.text.IDNA;
import inet.ipaddr.IPAddressString;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https URL in the form in which it is requested: the host as A-labels (UTS 46) or a
 * normalized address, the path percent-encoded. Ambiguous URLs are refused, so that the host that
 * was checked is the one connected to.
 *
 * @param host lower case; an IPv6 address without brackets
 * @param port 1 to 65535
 * @param target path and query
 */
public record WebhookUrl(String scheme, String host, int port, String target) {

  private static final int MAX_LENGTH = 2000;
  private static final int MAX_HOST_LENGTH = 253;

  /** For a name that is not in ASCII; ICU throws for much longer ones. */
  private static final int MAX_ENCODED_HOST_LENGTH = 3 * MAX_HOST_LENGTH;

  private static final int MAX_PORT = 65_535;
  private static final Pattern URL =
      Pattern.compile("(?<scheme>(?i:https?))://(?<authority>[^/?#]*)(?<target>[^#]*)");
  private static final Pattern IPV6 =
      Pattern.compile("\\[(?<host>[0-9A-Fa-f:.]+)](?::(?<port>\\d*))?");
  private static final Pattern NAMED = Pattern.compile("(?<host>[^:\\[\\]%]+)(?::(?<port>\\d*))?");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*\\.?");
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

  private static final IDNA UTS_46 =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();

  /** Real hosts have hyphens in these places. */
  private static final Set<IDNA.Error> HARMLESS =
      EnumSet.of(IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4);

  /**
   * @throws IllegalArgumentException saying what the address must be, to follow "must be"
   */
  public static WebhookUrl parse(String text) {
    require(
        text.length() <= MAX_LENGTH && text.codePoints().noneMatch(WebhookUrl::isForbidden),
        "an address of at most 2,000 characters, without white space, control characters and"
            + " backslashes");
    require(text.indexOf('#') < 0, "an address without a fragment (#)");
    Matcher url = URL.matcher(text);
    require(url.matches(), "an http or https address, such as https://example.org/hook");
    String scheme = url.group("scheme").toLowerCase(Locale.ROOT);
    String authority = url.group("authority");
    require(authority.indexOf('@') < 0, "an address without a user");
    Matcher matcher =
        authority.startsWith("[") ? IPV6.matcher(authority) : NAMED.matcher(authority);
    require(matcher.matches(), "an address with a host, and with a port from 1 to 65535 if any");
    String host =
        authority.startsWith("[") ? ipv6(matcher.group("host")) : name(matcher.group("host"));
    return new WebhookUrl(
        scheme, host, port(scheme, matcher.group("port")), target(url.group("target")));
  }

  /** Parses a URL that was accepted earlier; a fragment is dropped, as it was never sent. */
  public static WebhookUrl parseStored(String text) {
    int fragment = text.indexOf('#');
    return parse(fragment < 0 ? text : text.substring(0, fragment));
  }

  /** The host as TLS and certificates name it: without a full stop at its end. */
  public String tlsHost() {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean isForbidden(int character) {
    return character == '\\'
        || Character.isISOControl(character)
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.SURROGATE;
  }

  private static int port(String scheme, String text) {
    if (text == null || text.isEmpty()) {
      return scheme.equals("https") ? 443 : 80;
    }
    int port = text.length() > 5 ? 0 : Integer.parseInt(text);
    require(port >= 1 && port <= MAX_PORT, "an address with a port from 1 to 65535");
    return port;
  }

  private static String ipv6(String text) {
    String allowed = "an address with a host that exists";
    require(text.indexOf(':') >= 0, allowed);
    try {
      return CidrRange.parse(text).block().toInetAddress().getHostAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(allowed, e);
    }
  }

  private static String name(String text) {
    require(
        text.length() <= MAX_ENCODED_HOST_LENGTH,
        "an address with a host's name of at most " + MAX_HOST_LENGTH + " characters");
    StringBuilder ascii = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    UTS_46.nameToASCII(text, ascii, info);
    String host = ascii.toString().toLowerCase(Locale.ROOT);
    require(
        HARMLESS.containsAll(info.getErrors())
            && host.length() <= MAX_HOST_LENGTH
            && NAME.matcher(host).matches(),
        "an address with a host's name, such as https://example.org/hook");
    require(
        !ENDS_IN_NUMBER.matcher(host).matches()
            || new IPAddressString(host, CidrRange.LITERAL).isIPv4(),
        "an address whose IPv4 address, if any, has four decimal numbers, such as 192.0.2.1");
    return host;
  }

  private static String target(String text) {
    String rooted = text.startsWith("/") ? text : "/" + text;
    try {
      return encoded(new URI("http://host" + rooted).toString().substring("http://host".length()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("an address whose path and query are percent-encoded", e);
    }
  }

  /** Unlike Java's, it does not compose characters, which receivers tell apart. */
  private static String encoded(String target) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : target.getBytes(StandardCharsets.UTF_8)) {
      if (octet >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(UPPER_CASE.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static void require(boolean holds, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(allowed);
    }
  }
}
