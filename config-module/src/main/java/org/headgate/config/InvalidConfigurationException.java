package org.headgate.config;

import java.util.List;
import java.util.stream.Collectors;
import org.headgate.common.text.SingleLineText;

/**
 * The environment is invalid. Thrown once, after everything was read; its message has one line for
 * each variable. Whoever starts the server prints it and exits with a status other than 0.
 */
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SettingError> errors;

  /** At least one error. */
  public InvalidConfigurationException(List<SettingError> errors) {
    super(errors.stream().map(SettingError::line).collect(Collectors.joining("\n")));
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("invalid settings have an error");
    }
    this.errors = List.copyOf(errors);
  }

  /** In the order of reading. */
  public List<SettingError> errors() {
    return errors;
  }

  /**
   * An invalid variable.
   *
   * @param variable its name
   * @param value what it says, or {@link Secret#MASK} of a secret; empty when it is not set
   * @param allowed what it may say
   */
  public record SettingError(String variable, String value, String allowed) {
    /** Refuses an error without variable or allowed values. */
    public SettingError {
      if (variable.isBlank() || allowed.isBlank()) {
        throw new IllegalArgumentException("an error names its variable and what is allowed");
      }
    }

    /** One line: the name, the value unless secret, and what is allowed. */
    public String line() {
      return SingleLineText.escaped(variable + "=" + value + ": allowed " + allowed);
    }
  }
}
