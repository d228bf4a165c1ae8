package org.headgate.launcher;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.InvalidConfigurationException;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.headgate.config.KnownVariables;

/**
 * Validates an environment before anything is started or created, so that all its errors are
 * reported at once. Values that the embedded run provides count as set.
 */
final class EnvironmentValidator {
  private static final String DATABASE = "DATABASE_URL";
  private static final String KEY = "SECRET_KEY";
  private static final int KEY_DIGITS = 64;

  private EnvironmentValidator() {}

  /**
   * @throws LaunchRefusedException with one line for each variable that is wrong or misspelt
   */
  static void check(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    if (!isGiven(environment, DATABASE) && !isGiven(environment, "DATABASE_ASYNC_URL")) {
      variables.put(DATABASE, "postgresql://headgate@localhost/headgate");
    }
    if (!isGiven(environment, KEY)) {
      variables.put(KEY, "0".repeat(KEY_DIGITS));
    }
    try {
      HeadgateSettings.from(variables);
    } catch (InvalidConfigurationException e) {
      throw new LaunchRefusedException(e.errors().stream().map(SettingError::line).toList());
    }
  }

  private static boolean isGiven(Map<String, String> environment, String secret) {
    return Stream.of(secret, secret + KnownVariables.FILE)
        .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
  }
}
