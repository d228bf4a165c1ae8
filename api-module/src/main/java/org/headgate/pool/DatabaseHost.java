package org.headgate.pool;

/**
 * One server of a database URL.
 *
 * @param name name or address; IPv6 without brackets
 * @param port 1 to 65535
 */
public record DatabaseHost(String name, int port) {
  /** PostgreSQL's port. */
  public static final int DEFAULT_PORT = 5432;

  /** Refuses names with characters no host has, and ports out of range. */
  public DatabaseHost {
    if (!name.matches("[A-Za-z0-9._-]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[A-Za-z0-9._-]+)?")) {
      throw new IllegalArgumentException("a host is a name or an address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is from 1 to 65535");
    }
  }

  /**
   * {@code host}, {@code host:port}, {@code [address]} or {@code [address]:port}; nothing is
   * localhost.
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
    int port = colon < 0 ? DEFAULT_PORT : port(text.substring(colon + 1));
    return new DatabaseHost(host.isEmpty() ? "localhost" : host, port);
  }

  /** A misplaced password may stand where the port should: the text is not quoted. */
  private static int port(String text) {
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
