package org.headgate.config.database;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.headgate.config.Secret;
import org.headgate.config.SettingType.RefusedException;
import org.headgate.config.database.DatabaseUrl.DatabaseHost;

/** Parses the spellings of a database URL that common frameworks and platforms hand out. */
final class DatabaseUrlParser {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>(jdbc:)?(postgresql|postgres)(\\+[a-z0-9]+)?)://(?<authority>[^/?]*)"
              + "(/(?<database>[^?]*))?(\\?(?<query>.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern USER_IN_QUERY =
      Pattern.compile("(?:^|&)user=", Pattern.CASE_INSENSITIVE);

  private DatabaseUrlParser() {}

  static DatabaseUrl parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a PostgreSQL URL");
    }
    String authority = form.group("authority");
    String query = Optional.ofNullable(form.group("query")).orElse("");
    int at = authority.lastIndexOf('@');
    if (at < 0 && !USER_IN_QUERY.matcher(query).find()) {
      refusePasswordThatEndsTheAuthority(form.group("database"), query);
    }
    DatabaseUrlParameters parameters =
        DatabaseUrlParameters.of(query, UrlDialect.of(form.group("scheme")));
    String[] login = (at < 0 ? "" : authority.substring(0, at)).split(":", 2);
    String user = PercentCoding.decode(login[0]);
    String password = login.length == 2 ? PercentCoding.decode(login[1]) : "";
    if (user.isEmpty()) {
      user = parameters.target("user").orElse("");
    }
    if (password.isEmpty()) {
      password = parameters.target("password").orElse("");
    }
    String path = PercentCoding.decode(Optional.ofNullable(form.group("database")).orElse(""));
    if (path.isEmpty()) {
      path = parameters.target("dbname").orElse(user);
    }
    return new DatabaseUrl(
        user,
        Optional.of(password).filter(given -> !given.isEmpty()).map(Secret::new),
        hosts(authority.substring(at + 1), parameters),
        path,
        parameters.driver());
  }

  /** Names of ignored parameters in the query of a URL; none if it cannot be parsed. */
  static SortedSet<String> ignoredIn(String url) {
    Matcher form = FORM.matcher(url);
    if (!form.matches() || form.group("query") == null) {
      return new TreeSet<>();
    }
    try {
      return DatabaseUrlParameters.of(form.group("query"), UrlDialect.of(form.group("scheme")))
          .ignored();
    } catch (IllegalArgumentException e) {
      return new TreeSet<>();
    }
  }

  /** The at sign behind such a password shows it. */
  private static void refusePasswordThatEndsTheAuthority(String database, String query) {
    if (database != null && database.contains("@")) {
      throw new RefusedException("a slash in the password is written %2F");
    }
    if (query.contains("@")) {
      throw new RefusedException("a question mark in the password is written %3F");
    }
  }

  /** Host and port of the query override those of the authority, as in libpq. */
  private static List<DatabaseHost> hosts(String authority, DatabaseUrlParameters parameters) {
    String[] names = parameters.target("host").orElse(authority).split(",", -1);
    String[] ports = parameters.target("port").orElse("").split(",", -1);
    if (ports.length != 1 && ports.length != names.length) {
      throw new RefusedException("its parameter port names one port, or one for each host");
    }
    return IntStream.range(0, names.length)
        .mapToObj(i -> host(names[i], ports[ports.length == 1 ? 0 : i]))
        .toList();
  }

  private static DatabaseHost host(String name, String port) {
    String host = PercentCoding.decode(name);
    if (host.startsWith("/") || host.startsWith("@")) {
      throw new RefusedException(
          "the driver cannot connect by a Unix socket: name a host, such as localhost");
    }
    String bracketed = host.matches("[^\\[]*:[^\\[]*:.*") ? "[" + host + "]" : host;
    DatabaseHost written = DatabaseHost.parse(bracketed);
    return port.isEmpty() ? written : new DatabaseHost(written.name(), DatabaseHost.port(port));
  }
}
