package org.headgate.config.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.Secret;
import org.headgate.config.SettingType;
import org.headgate.config.WebOrigin;

/**
 * The addresses that the server listens on, and the other origins whose browser applications may
 * call it.
 *
 * @param host the address to listen on; {@value #ALL} for all of the machine
 * @param keyStorePassword the password of the key store of the HTTPS port; empty: derived from the
 *     secret key
 * @param corsOrigins exact origins; none by default
 */
public record HttpSettings(
    String host, Optional<Secret> keyStorePassword, Set<WebOrigin> corsOrigins) {

  /** Every address of the machine, in Liberty's notation. */
  public static final String ALL = "*";

  /**
   * The headers of answers that browser applications may read besides those that every one may
   * (Fetch standard, 2.2.2).
   */
  public static final String EXPOSED_HEADERS =
      String.join(
          ", ",
          "ETag",
          "Location",
          "Link",
          "Retry-After",
          "WWW-Authenticate",
          "Allow",
          "Accept-Patch",
          "Content-Disposition",
          "Idempotency-Replayed");

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+|\\[[0-9A-Fa-f:.]+]");
  private static final SettingType<String> HOST =
      SettingType.open(
          "an address or a name of this machine, such as 127.0.0.1, or * for all",
          HttpSettings::host,
          host -> host);
  private static final SettingType<Set<WebOrigin>> ORIGINS =
      SettingType.open(
          "origins such as https://app.example.org or http://localhost:3000, separated by commas,"
              + " without a path or a slash at the end; neither * nor null",
          HttpSettings::origins,
          HttpSettings::list);

  private static final Pattern PRINTABLE = Pattern.compile("[ -~]{6,}");

  /** With any other password Liberty makes no key store, and Java opens none (PKCS 12). */
  private static final SettingType<Secret> KEY_STORE_PASSWORD =
      new SettingType<>(
          "at least 6 characters of printable ASCII",
          true,
          HttpSettings::printablePassword,
          Secret::toString);

  public HttpSettings {
    corsOrigins = Set.copyOf(corsOrigins);
  }

  /** Reads {@code HTTP_HOST}, {@code HEADGATE_KEYSTORE_PASSWORD} and {@code CORS_ORIGINS}. */
  public static HttpSettings from(EnvironmentReader environmentReader) {
    return new HttpSettings(
        environmentReader.read("HTTP_HOST", HOST, DefaultValue.standard(ALL)),
        environmentReader.find("HEADGATE_KEYSTORE_PASSWORD", KEY_STORE_PASSWORD),
        environmentReader.read("CORS_ORIGINS", ORIGINS, DefaultValue.standard(Set.of())));
  }

  /** The origins, separated by commas. */
  public String corsOriginList() {
    return list(corsOrigins);
  }

  private static String list(Set<WebOrigin> origins) {
    return origins.stream().map(WebOrigin::text).collect(Collectors.joining(","));
  }

  private static Set<WebOrigin> origins(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .map(WebOrigin::parse)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Accepts only addresses of this machine; with another one Liberty would start but be
   * unreachable.
   */
  private static String host(String text) {
    if (text.equals(ALL)) {
      return ALL;
    }
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address");
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(unbracketed(text)), 0));
      return unbracketed(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("not an address of this machine", e);
    }
  }

  private static Secret printablePassword(String text) {
    if (!PRINTABLE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a password of a key store");
    }
    return new Secret(text);
  }

  private static String unbracketed(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }
}
