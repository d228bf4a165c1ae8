package org.headgate.http.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the parameters of a media type (RFC 9110, 5.6.6) in order, so that text in a quoted value
 * is never taken for a parameter.
 */
final class MediaTypeParameters {

  static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** One parameter, or nothing after a semicolon. */
  static final String SYNTAX =
      "[ \\t]*;[ \\t]*(?:" + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?";

  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \\t]*;[ \\t]*(?:(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\"))?");

  private MediaTypeParameters() {}

  /**
   * The first value of a parameter, by its name in any case, unquoted.
   *
   * @param parameters any number of {@link #SYNTAX}
   */
  static Optional<String> value(String parameters, String name) {
    Matcher parameter = PARAMETER.matcher(parameters);
    while (parameter.find()) {
      if (name.equalsIgnoreCase(parameter.group(1))) {
        return Optional.ofNullable(parameter.group(2))
            .or(() -> Optional.of(parameter.group(3).replaceAll("\\\\(.)", "$1")));
      }
    }
    return Optional.empty();
  }
}
