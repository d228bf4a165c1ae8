package org.headgate.settings;

import org.headgate.text.OneLine;

/**
 * One variable that cannot be used as it stands.
 *
 * @param variable its name
 * @param value what it says, or {@link Secret#MASK} of a secret; empty when it is not set
 * @param allowed what it may say
 */
public record SettingError(String variable, String value, String allowed) {
  /** Refuses an error that does not say which variable, or what is allowed. */
  public SettingError {
    if (variable.isBlank() || allowed.isBlank()) {
      throw new IllegalArgumentException("an error names its variable and what is allowed");
    }
  }

  /** One line: the name, the value unless secret, what is allowed. */
  public String line() {
    return OneLine.escaped(variable + "=" + value + ": allowed " + allowed);
  }
}
