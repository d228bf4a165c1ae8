package org.headgate.config.database;

import java.util.Locale;

/**
 * The rules for the query of a database URL, which depend on the program that it was written for.
 */
enum UrlDialect {
  /** libpq: a plus sign is literal, and of a repeated parameter the last one counts. */
  LIBPQ(false, false),
  /** Drivers of Java: a plus sign is a space. */
  JDBC(true, false),
  /** SQLAlchemy, whose schemes name a driver: a plus sign is a space, each host has a parameter. */
  SQLALCHEMY(true, true);

  private final boolean plusIsSpace;
  private final boolean repeatsHosts;

  UrlDialect(boolean plusIsSpace, boolean repeatsHosts) {
    this.plusIsSpace = plusIsSpace;
    this.repeatsHosts = repeatsHosts;
  }

  /** The dialect of a scheme such as {@code postgresql+asyncpg}. */
  static UrlDialect of(String scheme) {
    if (scheme.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
      return JDBC;
    }
    return scheme.contains("+") ? SQLALCHEMY : LIBPQ;
  }

  /** The percent-encoded form of a part of the query. */
  String percentEncoded(String part) {
    return plusIsSpace ? part.replace("+", "%20") : part;
  }

  /** The hosts, or their ports, after one more parameter of the same name. */
  String combine(String earlier, String later) {
    return repeatsHosts ? earlier + "," + later : later;
  }
}
