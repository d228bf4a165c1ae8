package org.headgate.passwords.service.foreign;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash in the PHC string form: {@code $name$v=1$a=1,b=2$salt$hash}, with the version in its own
 * place or among the parameters. A single number as parameters, as passlib writes PBKDF2, is {@code
 * i}.
 */
record PhcString(String name, Map<String, String> parameters, HashBytes salt, HashBytes hash) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\$([a-z0-9-]{1,32})(?:\\$v=(\\d{1,4}))?\\$([^$]*)\\$([A-Za-z0-9+/.=]+)\\$([A-Za-z0-9+/.=]+)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int MIN_HASH = 16;
  private static final int MAX_HASH = 128;

  PhcString {
    parameters = Map.copyOf(parameters);
    if (hash.length() < MIN_HASH || hash.length() > MAX_HASH) {
      throw new IllegalArgumentException(
          "its result must have " + MIN_HASH + " to " + MAX_HASH + " bytes");
    }
  }

  /**
   * @return empty for a text of another form
   * @throws IllegalArgumentException when a part of it makes no sense
   */
  static Optional<PhcString> read(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Map<String, String> parameters = parameters(parts.group(3));
    Optional.ofNullable(parts.group(2)).ifPresent(version -> parameters.put("v", version));
    return Optional.of(
        new PhcString(
            parts.group(1),
            parameters,
            HashBytes.ofBase64(parts.group(4)),
            HashBytes.ofBase64(parts.group(5))));
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    if (NUMBER.matcher(text).matches()) {
      parameters.put("i", text);
      return parameters;
    }
    for (String parameter : text.split(",", -1)) {
      int equals = parameter.indexOf('=');
      if (equals < 1
          || parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1))
              != null) {
        throw new IllegalArgumentException("its parameters must be name=value, each once");
      }
    }
    return parameters;
  }

  /**
   * @throws IllegalArgumentException when it is missing, no whole number, or outside of the bounds
   */
  int number(String parameter, int min, int max) {
    String value = parameters.getOrDefault(parameter, "");
    int number = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
    if (number < min || number > max) {
      throw new IllegalArgumentException(
          "its parameter " + parameter + " must be " + min + " to " + max);
    }
    return number;
  }

  /**
   * Refuses what would be lost: with a parameter that is ignored, no password is right.
   *
   * @throws IllegalArgumentException when there is any other parameter
   */
  void requireOnly(Set<String> known) {
    if (!known.containsAll(parameters.keySet())) {
      throw new IllegalArgumentException(
          "its parameters may be " + String.join(", ", new TreeSet<>(known)));
    }
  }

  /**
   * @throws IllegalArgumentException when it is no base64
   */
  HashBytes binary(String parameter) {
    return HashBytes.ofBase64(parameters.getOrDefault(parameter, ""));
  }
}
