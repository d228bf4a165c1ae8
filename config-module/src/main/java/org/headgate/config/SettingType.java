package org.headgate.config;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The type of a setting: how a variable's text is parsed, refused and shown.
 *
 * @param allowed what the text may be, in words
 * @param secret whether the text is masked wherever it is shown
 * @param parse refuses by {@link IllegalArgumentException} without quoting the text
 * @param show the value as a person would write it into the variable
 * @param <T> type of the value
 */
public record SettingType<T>(
    String allowed, boolean secret, Function<String, T> parse, Function<T, String> show) {

  /** The password in a URL, which people write into settings that take none. */
  private static final Pattern PASSWORD = Pattern.compile("(://[^:@/\\s]*:).*@", Pattern.DOTALL);

  /** A type whose values are not secret. */
  public static <T> SettingType<T> open(
      String allowed, Function<String, T> parse, Function<T, String> show) {
    return new SettingType<>(allowed, false, parse, show);
  }

  /** The same type with another description of allowed values. */
  public SettingType<T> allowing(String description) {
    return new SettingType<>(description, secret, parse, show);
  }

  String shown(T value) {
    return secret ? Secret.MASK : show.apply(value);
  }

  String shownRaw(String text) {
    return secret ? Secret.MASK : PASSWORD.matcher(text).replaceFirst("$1" + Secret.MASK + "@");
  }

  /**
   * A text that a setting refuses, with a reason that is safe to show: it quotes no possible
   * secret.
   */
  public static final class RefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal with its reason, which is appended to the description of allowed values.
     *
     * @param reason appended to the description of allowed values
     */
    public RefusedException(String reason) {
      super(reason);
    }
  }
}
