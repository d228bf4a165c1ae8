package org.headgate.config.database;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.headgate.config.database.DatabaseUrlParameters.Parameter;

/** The rule for one parameter of a database URL. */
@FunctionalInterface
interface UrlParameterRule {

  /** Adds the parameter's meaning to the result, or refuses it by its name. */
  void apply(Parameter parameter, DatabaseUrlParameters target);

  /** Passes any text to a property of the driver. */
  static UrlParameterRule passedTo(String property) {
    return (parameter, target) -> target.setDriverProperty(property, parameter.value());
  }

  /** Maps the given values, in any case, to values of the driver. */
  static UrlParameterRule choice(String property, Map<String, String> values) {
    return (parameter, target) -> {
      String value = values.get(lower(parameter.value()));
      if (value == null) {
        throw parameter.refused(
            "may be " + String.join(", ", values.keySet().stream().sorted().toList()));
      }
      target.setDriverProperty(property, value);
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

  /** A whole number, not negative. */
  static UrlParameterRule number(String property) {
    return number(property, "[0-9]{1,9}");
  }

  /** A whole number, which the driver accepts below zero too. */
  static UrlParameterRule signedNumber(String property) {
    return number(property, "-?[0-9]{1,9}");
  }

  private static UrlParameterRule number(String property, String pattern) {
    return (parameter, target) -> {
      if (!parameter.value().matches(pattern)) {
        throw parameter.refused("is a whole number");
      }
      target.setDriverProperty(property, parameter.value());
    };
  }

  /** Lower case, independent of the locale. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
