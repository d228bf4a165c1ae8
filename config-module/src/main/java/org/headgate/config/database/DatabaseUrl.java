package org.headgate.config.database;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headgate.config.Secret;
import org.headgate.config.SettingType;

/**
 * The location of a database and its user, in any spelling: URLs with the same meaning are equal.
 * Together with the pool's settings it becomes the driver's URL. It never shows the password.
 *
 * @param user who logs in
 * @param password empty for log-in without one
 * @param hosts at least one; the driver takes the first that answers and, of several, takes writes
 * @param database the user's name when the URL names none (as libpq does)
 * @param parameters the driver's properties the URL sets, in the driver's spelling
 */
public record DatabaseUrl(
    String user,
    Optional<Secret> password,
    List<DatabaseHost> hosts,
    String database,
    SortedMap<String, String> parameters) {
  /** The type of a database URL; masked as a whole when it cannot be parsed. */
  static final SettingType<DatabaseUrl> TYPE =
      new SettingType<>(
          "postgresql://user:password@host:5432/database (also postgres://, postgresql+asyncpg://,"
              + " jdbc:postgresql://) with the password percent-encoded and parameters that libpq"
              + " or the driver knows",
          true,
          DatabaseUrl::parse,
          DatabaseUrl::toString);

  /** Refuses a URL without a user or a host. */
  public DatabaseUrl {
    if (user.isEmpty() || hosts.isEmpty()) {
      throw new IllegalArgumentException("a database URL names a user and a host");
    }
    hosts = List.copyOf(hosts);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /**
   * Parses any supported spelling.
   *
   * @throws IllegalArgumentException if it is none; the message never quotes the text, which holds
   *     a password
   */
  public static DatabaseUrl parse(String text) {
    return DatabaseUrlParser.parse(text);
  }

  /**
   * The driver's URL: time limits from the pool, TLS, keep-alives (the driver waits for ever and
   * sends none by default) and the other parameters of the URL. It contains neither user nor
   * password.
   */
  public String jdbcUrl(PoolSettings pool, TlsSettings tls, String applicationName) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("loginTimeout", String.valueOf(pool.connectTimeout().toSeconds()));
    properties.putAll(attempts(pool.connectTimeout()));
    properties.put("socketTimeout", String.valueOf(pool.socketTimeout().toSeconds()));
    properties.put("tcpKeepAlive", "true");
    properties.put("ApplicationName", applicationName);
    properties.putAll(parameters);
    properties.keySet().removeAll(List.of("sslmode", "sslrootcert", "sslcert", "sslkey"));
    properties.putAll(tls.driverProperties());
    return "jdbc:postgresql://" + place(DatabaseHost::toString) + "?" + query(properties);
  }

  /**
   * Divides the time among the hosts, so that an unresponsive one leaves time for the next. Of
   * several hosts the one that accepts writes is used, and after a failover it is found within two
   * seconds.
   */
  private Map<String, String> attempts(Duration all) {
    long perHost = Math.max(1, all.toSeconds() / hosts.size());
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connectTimeout", String.valueOf(perHost));
    if (hosts.size() > 1) {
      properties.put("sslResponseTimeout", String.valueOf(Duration.ofSeconds(perHost).toMillis()));
      properties.put("targetServerType", "primary");
      properties.put("hostRecheckSeconds", "2");
    }
    return properties;
  }

  /** The URL in a common spelling, with the password masked. */
  @Override
  public String toString() {
    Map<String, String> shown = new LinkedHashMap<>(parameters);
    shown.computeIfPresent("sslpassword", (name, value) -> Secret.MASK);
    return "postgresql://"
        + PercentCoding.encode(user)
        + (password.isPresent() ? ":" + Secret.MASK : "")
        + "@"
        + place(host -> host.toString().replace("%", "%25"))
        + (shown.isEmpty() ? "" : "?" + query(shown));
  }

  /** The driver takes hosts literally; in a URL the zone of an address is encoded (RFC 6874). */
  private String place(Function<DatabaseHost, String> written) {
    return hosts.stream().map(written).collect(Collectors.joining(","))
        + "/"
        + PercentCoding.encode(database);
  }

  private static String query(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(property -> property.getKey() + "=" + PercentCoding.encode(property.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * A server of a database URL.
   *
   * @param name name or address; IPv6 without brackets
   * @param port 1 to 65535
   */
  public record DatabaseHost(String name, int port) {
    /** PostgreSQL's port. */
    public static final int DEFAULT_PORT = 5432;

    /** Refuses names with invalid characters, and ports out of range. */
    public DatabaseHost {
      if (!name.matches("[A-Za-z0-9._-]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[A-Za-z0-9._-]+)?")) {
        throw new IllegalArgumentException("a host is a name or an address");
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("a port is from 1 to 65535");
      }
    }

    /**
     * Parses {@code host}, {@code host:port}, {@code [address]} or {@code [address]:port}; an empty
     * host is localhost, an empty port the default.
     */
    static DatabaseHost parse(String text) {
      int close = text.startsWith("[") ? text.indexOf(']') : -1;
      int colon = text.indexOf(':', Math.max(close, 0));
      String host = colon < 0 ? text : text.substring(0, colon);
      if (close > 0) {
        if (host.length() != close + 1) {
          throw new IllegalArgumentException("something stands between address and port");
        }
        host = host.substring(1, close);
      }
      String port = colon < 0 ? "" : text.substring(colon + 1);
      return new DatabaseHost(
          host.isEmpty() ? "localhost" : host, port.isEmpty() ? DEFAULT_PORT : port(port));
    }

    /** A misplaced password may stand where the port should: the text is never quoted. */
    static int port(String text) {
      if (!text.matches("[0-9]{1,5}")) {
        throw new IllegalArgumentException("a port is from 1 to 65535");
      }
      return Integer.parseInt(text);
    }

    @Override
    public String toString() {
      return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port;
    }
  }
}
