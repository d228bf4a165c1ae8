package org.headgate.config.settings;

import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;
import org.headgate.config.SettingTypes;

/**
 * The length of new passwords (NIST SP 800-63B, 5.1.1.2): from an operator's minimum up to 128
 * characters.
 *
 * @param least 8 to 64
 */
public record PasswordLength(int least) {

  /** The default of the contract. */
  public static final PasswordLength DEFAULT = new PasswordLength(8);

  private static final int MAX = 128;
  private static final int LOWEST_LEAST = 8;
  private static final int HIGHEST_LEAST = 64;

  /** Refuses what the variable would refuse. */
  public PasswordLength {
    if (least < LOWEST_LEAST || least > HIGHEST_LEAST) {
      throw new IllegalArgumentException(LOWEST_LEAST + " to " + HIGHEST_LEAST + " characters");
    }
  }

  /** Reads {@code PASSWORD_MIN_LENGTH}. */
  public static PasswordLength from(EnvironmentReader environmentReader) {
    SettingType<Integer> characters = SettingTypes.integer(LOWEST_LEAST, HIGHEST_LEAST);
    return new PasswordLength(
        environmentReader.read(
            "PASSWORD_MIN_LENGTH", characters, DefaultValue.standard(DEFAULT.least)));
  }

  /** Counts characters as code points. */
  public boolean accepts(String password) {
    int length = password.codePointCount(0, password.length());
    return length >= least && length <= MAX;
  }

  /** Such as {@code 8 to 128 characters}. */
  public String description() {
    return least + " to " + MAX + " characters";
  }
}
