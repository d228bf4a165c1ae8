package org.headgate.config.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.headgate.config.SettingType.RefusedException;

/**
 * A syslog server reached over TLS (RFC 5425).
 *
 * @param port 1 to 65535
 * @param authorities a file of trusted certificates (PEM); without one, those of the JVM
 */
public record SyslogAddress(String host, int port, Optional<Path> authorities) {

  /** The port of syslog over TLS (RFC 5425, 4.1). */
  private static final int STANDARD_PORT = 6514;

  private static final int MAX_PORT = 65_535;
  private static final String AUTHORITIES = "sslrootcert=";

  /**
   * Reads {@code tls://host:port?sslrootcert=file}.
   *
   * @throws RefusedException saying what is wrong
   */
  static SyslogAddress parse(String text) {
    URI uri = uri(text);
    if (!"tls".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new RefusedException("it begins with tls:// and the name of a host");
    }
    if (!uri.getPath().isEmpty() && !uri.getPath().equals("/")) {
      throw new RefusedException("it has no path");
    }
    int port = uri.getPort() < 0 ? STANDARD_PORT : uri.getPort();
    if (port < 1 || port > MAX_PORT) {
      throw new RefusedException("the port is not from 1 to 65535");
    }
    return new SyslogAddress(
        uri.getHost(), port, Optional.ofNullable(uri.getQuery()).map(SyslogAddress::authorities));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException noAddress) {
      throw new RefusedException("it is no URL");
    }
  }

  private static Path authorities(String query) {
    if (!query.startsWith(AUTHORITIES) || query.indexOf('&') >= 0) {
      throw new RefusedException("its one parameter is sslrootcert");
    }
    Path file = Path.of(query.substring(AUTHORITIES.length()));
    if (!Files.isReadable(file)) {
      throw new RefusedException("the file of sslrootcert cannot be read");
    }
    return file;
  }

  /** As it is written in the variable. */
  String text() {
    return "tls://%s:%s%s"
        .formatted(host, port, authorities.map(file -> "?" + AUTHORITIES + file).orElse(""));
  }
}
