package org.headgate.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.config.InvalidConfigurationException.SettingError;

/** Readings of an environment that has the two required variables and a few more. */
final class Variables {

  static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  static final Map<String, String> LEAST =
      Map.of("DATABASE_URL", "postgresql://app:s3cr3t@db/headgate", "SECRET_KEY", KEY);

  private Variables() {}

  static SettingSource source(HeadgateSettings settings, String name) {
    return settings.effective().stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow()
        .source();
  }

  static HeadgateSettings settings(String... pairs) {
    return HeadgateSettings.from(with(pairs));
  }

  static List<SettingError> refused(String... pairs) {
    return refused(with(pairs));
  }

  static List<SettingError> refused(Map<String, String> variables) {
    return invalid(variables).errors();
  }

  static InvalidConfigurationException invalid(Map<String, String> variables) {
    return catchThrowableOfType(
        InvalidConfigurationException.class, () -> HeadgateSettings.from(variables));
  }

  static Map<String, String> with(String... pairs) {
    Map<String, String> variables = new HashMap<>(LEAST);
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return variables;
  }
}
