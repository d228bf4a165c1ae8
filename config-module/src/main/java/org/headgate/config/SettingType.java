package org.headgate.config;

import java.util.function.Function;

/**
 * What a variable may say and how it is read: the text is parsed, refused with what is allowed, and
 * shown again in the same words.
 *
 * @param allowed what the text may be, in words
 * @param secret whether the text is masked wherever it is shown
 * @param parse refuses by {@link IllegalArgumentException} without quoting the text
 * @param show the value as a person would write it into the variable
 * @param <T> type of the value
 */
public record SettingType<T>(
    String allowed, boolean secret, Function<String, T> parse, Function<T, String> show) {

  /** A type whose values may be shown. */
  public static <T> SettingType<T> open(
      String allowed, Function<String, T> parse, Function<T, String> show) {
    return new SettingType<>(allowed, false, parse, show);
  }

  /** The same values, refused with other words. */
  public SettingType<T> allowing(String words) {
    return new SettingType<>(words, secret, parse, show);
  }

  String shown(T value) {
    return secret ? Secret.MASK : show.apply(value);
  }

  String shownRaw(String text) {
    return secret ? Secret.MASK : text;
  }

  /**
   * A text a setting cannot take, with a reason fit to be shown: it quotes nothing that could be a
   * secret.
   */
  public static final class RefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The reason, put behind what is allowed. */
    public RefusedException(String reason) {
      super(reason);
    }
  }
}
