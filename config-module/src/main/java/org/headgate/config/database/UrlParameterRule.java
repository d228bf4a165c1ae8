package org.headgate.config.database;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.headgate.config.database.DatabaseUrlParameters.Parameter;

/** What becomes of one parameter of a database URL. */
@FunctionalInterface
interface UrlParameterRule {

  /** Tells the parameters what it says, or refuses it by its name. */
  void apply(Parameter parameter, DatabaseUrlParameters into);

  /** The driver's property takes any text. */
  static UrlParameterRule told(String property) {
    return (parameter, into) -> into.tellDriver(property, parameter.value());
  }

  /** Of the values on the left, in any case, those on the right become the driver's. */
  static UrlParameterRule choice(String property, Map<String, String> values) {
    return (parameter, into) -> {
      String value = values.get(lower(parameter.value()));
      if (value == null) {
        throw parameter.refused(
            "may be " + String.join(", ", values.keySet().stream().sorted().toList()));
      }
      into.tellDriver(property, value);
    };
  }

  /** One of the values, in any case. */
  static UrlParameterRule oneOf(String property, String... values) {
    Map<String, String> same = new HashMap<>();
    for (String value : values) {
      same.put(lower(value), value);
    }
    return choice(property, same);
  }

  /** A whole number. */
  static UrlParameterRule number(String property) {
    return (parameter, into) -> {
      if (!parameter.value().matches("-?[0-9]{1,9}")) {
        throw parameter.refused("is a whole number");
      }
      into.tellDriver(property, parameter.value());
    };
  }

  /** Names are taken in any case, in every locale. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
