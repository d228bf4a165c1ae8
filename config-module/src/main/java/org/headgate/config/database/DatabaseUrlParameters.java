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

  private final UrlDialect dialect;

  private DatabaseUrlParameters(UrlDialect dialect) {
    this.dialect = dialect;
  }

  static DatabaseUrlParameters of(String query, UrlDialect dialect) {
    DatabaseUrlParameters parameters = new DatabaseUrlParameters(dialect);
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = dialect.percentEncoded(pair).split("=", 2);
        String value = parts.length == 2 ? PercentCoding.decode(parts[1]) : "";
        parameters.add(new Parameter(PercentCoding.decode(parts[0]), value));
      }
    }
    TlsParameterRules.settle(parameters);
    return parameters;
  }

  /** An empty value is the default, as in libpq, unless the parameter gives it a meaning. */
  private void add(Parameter parameter) {
    String name = parameter.name();
    UrlParameterRule rule = UrlParameterRules.of(name).orElseThrow(() -> unknown(name));
    if (!parameter.value().isEmpty() || UrlParameterRules.hasMeaningWhenEmpty(name)) {
      rule.apply(parameter, this);
    }
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

  /** Sets hosts or ports, which some URLs give by one parameter for each. */
  void addToTarget(String name, String value) {
    place.merge(name, value, dialect::combine);
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
