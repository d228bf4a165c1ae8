package org.headgate.config.settings;

import org.headgate.common.text.CharacterCount;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * The length of new passwords (NIST SP 800-63B, 5.1.1.2): from an operator's minimum up to 128
 * characters.
 *
 * @param min characters, 8 to 64
 */
public record PasswordLength(int min) {

  /** The default of the contract. */
  public static final PasswordLength DEFAULT = new PasswordLength(8);

  private static final int MAX = 128;
  private static final int MIN_CONFIGURABLE = 8;
  private static final int MAX_CONFIGURABLE = 64;

  /** Refuses what the variable would refuse. */
  public PasswordLength {
    if (min < MIN_CONFIGURABLE || min > MAX_CONFIGURABLE) {
      throw new IllegalArgumentException(
          MIN_CONFIGURABLE + " to " + MAX_CONFIGURABLE + " characters");
    }
  }

  /** Reads {@code PASSWORD_MIN_LENGTH}. */
  public static PasswordLength from(EnvironmentReader environmentReader) {
    SettingType<Integer> characters = SettingType.integer(MIN_CONFIGURABLE, MAX_CONFIGURABLE);
    return new PasswordLength(
        environmentReader.read(
            "PASSWORD_MIN_LENGTH", characters, DefaultValue.standard(DEFAULT.min)));
  }

  public boolean accepts(String password) {
    int length = CharacterCount.of(password);
    return length >= min && length <= MAX;
  }

  /** Such as {@code 8 to 128 characters}. */
  public String description() {
    return min + " to " + MAX + " characters";
  }
}
