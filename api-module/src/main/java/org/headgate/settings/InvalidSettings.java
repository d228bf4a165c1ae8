package org.headgate.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The environment cannot be used. Thrown once, after everything was read, with one line a variable
 * as its message; who starts the server prints it and ends with a status other than 0 (seeds A4 and
 * E1).
 */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SettingError> errors;

  /** At least one error. */
  public InvalidSettings(List<SettingError> errors) {
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
}
