package org.headgate.config.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.headgate.config.Secret;
import org.headgate.config.SettingType;
import org.headgate.config.SettingType.RefusedException;

/**
 * The IMAP mailbox that gets the delivery reports of sent mails.
 *
 * @param port 1 to 65535
 * @param tls whether the connection is encrypted; it is to another machine
 * @param folder such as {@code INBOX}
 * @param authorities a file of trusted certificates (PEM); without one, those of the JVM
 */
public record BounceMailboxAddress(
    String host,
    int port,
    boolean tls,
    String user,
    Secret password,
    String folder,
    Optional<Path> authorities) {

  static final SettingType<BounceMailboxAddress> TYPE =
      new SettingType<>(
          "a mailbox, as imaps://user:password@mail.example.org/INBOX with user and password"
              + " percent-encoded, or imap on this machine",
          true,
          BounceMailboxAddress::parse,
          BounceMailboxAddress::host);

  /** The ports of IMAP over TLS and of plain IMAP (RFC 8314, RFC 9051). */
  private static final int TLS_PORT = 993;

  private static final int PLAIN_PORT = 143;
  private static final String ONE_PARAMETER = "its one parameter is sslrootcert, with imaps";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  /**
   * Reads {@code imaps://user:password@host:port/folder?sslrootcert=file}.
   *
   * @throws RefusedException saying what is wrong, without a part of the text
   */
  static BounceMailboxAddress parse(String text) {
    URI uri = ServerUrl.parse(text);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("imaps");
    if ((!tls && !scheme.equals("imap")) || uri.getHost() == null || uri.getFragment() != null) {
      throw new RefusedException("it begins with imaps://, a log-in and the name of a host");
    }
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    if (!tls && !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
      throw new RefusedException("to another machine the password goes by imaps only");
    }
    int port = ServerUrl.port(uri, tls ? TLS_PORT : PLAIN_PORT);
    String login = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
    int colon = login.indexOf(':');
    if (colon < 1 || colon == login.length() - 1) {
      throw new RefusedException("it has a user and a password");
    }
    return new BounceMailboxAddress(
        host,
        port,
        tls,
        decoded(login.substring(0, colon)),
        new Secret(decoded(login.substring(colon + 1))),
        folder(uri.getRawPath()),
        Optional.ofNullable(uri.getQuery()).map(query -> authorities(query, tls)));
  }

  /** The name of the protocol in Jakarta Mail: {@code imaps} or {@code imap}. */
  public String protocol() {
    return tls ? "imaps" : "imap";
  }

  private static String folder(String path) {
    String folder = decoded(path.isEmpty() ? "" : path.substring(1));
    return folder.isEmpty() ? "INBOX" : folder;
  }

  private static Path authorities(String query, boolean tls) {
    if (!tls) {
      throw new RefusedException(ONE_PARAMETER);
    }
    return ServerUrl.authorities(query, ONE_PARAMETER);
  }

  /** A plus sign is literal in a URL's user and path. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
