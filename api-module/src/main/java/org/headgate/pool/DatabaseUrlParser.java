package org.headgate.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.settings.Secret;

/**
 * Reads the spellings of a database URL that the ancestors' frameworks and platforms hand out (seed
 * B10).
 */
final class DatabaseUrlParser {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>(jdbc:)?(postgresql|postgres)(\\+[a-z0-9]+)?)://(?<authority>[^/?]*)"
              + "(/(?<database>[^?]*))?(\\?(?<query>.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private DatabaseUrlParser() {}

  static DatabaseUrl parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a PostgreSQL URL");
    }
    boolean jdbc = form.group("scheme").toLowerCase(Locale.ROOT).startsWith("jdbc:");
    String authority = form.group("authority");
    int at = authority.lastIndexOf('@');
    List<DatabaseHost> hosts = hosts(authority.substring(at + 1));
    if (at < 0 && !jdbc) {
      throw new IllegalArgumentException("a database URL names a user");
    }
    SortedMap<String, String> parameters =
        UrlParameters.of(Optional.ofNullable(form.group("query")).orElse(""), jdbc);
    String queryUser = parameters.getOrDefault("user", "");
    String queryPassword = parameters.getOrDefault("password", "");
    parameters.remove("user");
    parameters.remove("password");

    String[] login = (at < 0 ? "" : authority.substring(0, at)).split(":", 2);
    String user = login[0].isEmpty() ? queryUser : PercentCoding.decode(login[0]);
    String password =
        login.length == 2 && !login[1].isEmpty() ? PercentCoding.decode(login[1]) : queryPassword;
    String path = PercentCoding.decode(Optional.ofNullable(form.group("database")).orElse(""));
    return new DatabaseUrl(
        user,
        Optional.of(password).filter(given -> !given.isEmpty()).map(Secret::new),
        hosts,
        path.isEmpty() ? user : path,
        parameters);
  }

  private static List<DatabaseHost> hosts(String text) {
    return Arrays.stream(text.split(",", -1)).map(DatabaseHost::parse).toList();
  }
}
