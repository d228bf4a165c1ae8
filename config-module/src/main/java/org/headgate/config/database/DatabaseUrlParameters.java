package org.headgate.config.database;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.headgate.config.SettingType.RefusedException;

/**
 * The query of a database URL, divided into driver properties, location and user, and ignored
 * parameters. Each parameter has its rule in {@link UrlParameterRules}; one without a rule is
 * refused by its name.
 */
final class DatabaseUrlParameters {

  private final SortedMap<String, String> driver = new TreeMap<>();
  private final Map<String, String> place = new TreeMap<>();
  private final SortedSet<String> ignored = new TreeSet<>();

  private DatabaseUrlParameters() {}

  /**
   * @param plusIsSpace true for URLs of Java drivers
   */
  static DatabaseUrlParameters of(String query, boolean plusIsSpace) {
    DatabaseUrlParameters parameters = new DatabaseUrlParameters();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String plain = plusIsSpace ? pair.replace("+", "%20") : pair;
        String[] parts = plain.split("=", 2);
        String value = parts.length == 2 ? PercentCoding.decode(parts[1]) : "";
        String name = PercentCoding.decode(parts[0]);
        UrlParameterRules.of(name)
            .orElseThrow(() -> unknown(name))
            .apply(new Parameter(name, value), parameters);
      }
    }
    TlsParameterRules.settle(parameters);
    return parameters;
  }

  /**
   * One parameter as it was sent.
   *
   * @param name in the spelling of the URL
   */
  record Parameter(String name, String value) {

    /** A refusal that quotes the name, which is known to contain no secret. */
    RefusedException refused(String reason) {
      return new RefusedException("its parameter " + name + " " + reason);
    }
  }

  /** In the driver's spelling, sorted by name, so that the order of the URL makes no difference. */
  SortedMap<String, String> driver() {
    return driver;
  }

  /**
   * The value of libpq's {@code host}, {@code port}, {@code dbname}, {@code user} or {@code
   * password}.
   */
  Optional<String> target(String name) {
    return Optional.ofNullable(place.get(name));
  }

  /** Names of ignored parameters. */
  SortedSet<String> ignored() {
    return ignored;
  }

  void setDriverProperty(String property, String value) {
    driver.put(property, value);
  }

  void setTarget(String name, String value) {
    place.put(name, value);
  }

  void ignore(String name) {
    ignored.add(name);
  }

  /** The name is not quoted: it may be part of a password. */
  private static RefusedException unknown(String name) {
    return new RefusedException(
        name.matches("[A-Za-z_.-]{2,40}")
            ? "no parameter is named " + name
            : "a parameter has no name that is known");
  }
}
