package org.headgate.settings;

/**
 * The value a setting has when its variable is not set, and who says so.
 *
 * @param <T> type of the setting
 */
public record Fallback<T>(T value, SettingSource source) {
  /** The house's own default. */
  public static <T> Fallback<T> standard(T value) {
    return new Fallback<>(value, SettingSource.DEFAULT);
  }
}
