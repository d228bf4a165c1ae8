package org.headgate.config.settings;

import java.net.URI;
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

  /**
   * Reads {@code tls://host:port?sslrootcert=file}.
   *
   * @throws RefusedException saying what is wrong
   */
  static SyslogAddress parse(String text) {
    URI uri = ServerUrl.parse(text);
    if (!"tls".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new RefusedException("it begins with tls:// and the name of a host");
    }
    if (!uri.getPath().isEmpty() && !uri.getPath().equals("/")) {
      throw new RefusedException("it has no path");
    }
    return new SyslogAddress(
        uri.getHost(),
        ServerUrl.port(uri, STANDARD_PORT),
        Optional.ofNullable(uri.getQuery())
            .map(query -> ServerUrl.authorities(query, "its one parameter is sslrootcert")));
  }

  /** As it is written in the variable. */
  String text() {
    return "tls://%s:%s%s"
        .formatted(
            host, port, authorities.map(file -> "?" + ServerUrl.AUTHORITIES + file).orElse(""));
  }
}
