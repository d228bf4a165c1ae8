package org.headgate.config.database;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.headgate.config.SettingType.RefusedException;

/**
 * The query of a database URL: what the driver is told, in its own words; what says where the
 * database is and who logs in; and the names of what is left out. Each parameter has its rule in
 * {@link UrlParameterRules}; one without a rule is refused by its name.
 */
final class DatabaseUrlParameters {

  private final SortedMap<String, String> driver = new TreeMap<>();
  private final Map<String, String> place = new TreeMap<>();
  private final SortedSet<String> ignored = new TreeSet<>();

  private DatabaseUrlParameters() {}

  /**
   * @param plusIsSpace as in the URLs of drivers for Java
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

    /** A refusal that quotes the name, which is known to be none of a secret. */
    RefusedException refused(String reason) {
      return new RefusedException("its parameter " + name + " " + reason);
    }
  }

  /** In the driver's spelling, sorted by name so that the order of a URL makes no difference. */
  SortedMap<String, String> driver() {
    return driver;
  }

  /**
   * What libpq's {@code host}, {@code port}, {@code dbname}, {@code user}, {@code password} say.
   */
  Optional<String> place(String name) {
    return Optional.ofNullable(place.get(name));
  }

  /** Names of parameters that are left out. */
  SortedSet<String> ignored() {
    return ignored;
  }

  void tellDriver(String property, String value) {
    driver.put(property, value);
  }

  void tellPlace(String name, String value) {
    place.put(name, value);
  }

  void ignore(String name) {
    ignored.add(name);
  }

  /** Part of a password may stand where a name should. */
  private static RefusedException unknown(String name) {
    return new RefusedException(
        name.matches("[A-Za-z_.-]{2,40}")
            ? "no parameter is named " + name
            : "a parameter has no name that is known");
  }
}
