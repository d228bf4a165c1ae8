package org.headgate.config.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.headgate.config.SettingType;
import org.headgate.config.SettingType.RefusedException;

/** The parts that the URLs of other servers have in common. No refusal repeats the text. */
final class ServerUrl {

  /** The parameter that names a file of trusted certificates. */
  static final String AUTHORITIES = "sslrootcert=";

  private static final int MAX_PORT = 65_535;

  private ServerUrl() {}

  /**
   * @throws RefusedException when it is no URL
   */
  static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new RefusedException("it is no URL");
    }
  }

  /**
   * @return 1 to 65535; the standard port where the URL names none
   * @throws RefusedException when it is another number
   */
  static int port(URI uri, int standard) {
    checkPort(uri);
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  /**
   * @throws RefusedException when the URL names another number than one of a port
   */
  static void checkPort(URI uri) {
    if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw new RefusedException("the port is not from 1 to 65535");
    }
  }

  /**
   * The file that the query names as its one parameter.
   *
   * @param otherwise the refusal of any other query
   * @throws RefusedException when it names none, or one that cannot be read
   */
  static Path authorities(String query, String otherwise) {
    if (!query.startsWith(AUTHORITIES) || query.indexOf('&') >= 0) {
      throw new RefusedException(otherwise);
    }
    try {
      return SettingType.readableFile().parse().apply(query.substring(AUTHORITIES.length()));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("the file of sslrootcert cannot be read");
    }
  }
}
