package org.headgate.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.headgate.config.InvalidConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsAgentTest {

  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  private Properties before;

  @BeforeEach
  void remember() {
    before = (Properties) System.getProperties().clone();
  }

  @AfterEach
  void restore() {
    System.setProperties(before);
  }

  @Test
  void settingsBecomeSystemPropertiesForServerXml() {
    SettingsAgent.handOver(
        Map.of("DATABASE_URL", "postgresql://ada:p@db:5432/x", "SECRET_KEY", KEY));

    assertThat(System.getProperty("HEADGATE_PLATFORM_URL"))
        .startsWith("jdbc:postgresql://db:5432/x");
    assertThat(System.getProperty("HEADGATE_OPERATOR_USER")).isEqualTo("ada");
    assertThat(System.getProperty("HEADGATE_HTTPS_KEYS_PASSWORD")).startsWith("{xor}");
  }

  @Test
  void invalidSettingsSetNoSystemProperties() {
    assertThatThrownBy(() -> SettingsAgent.handOver(Map.of("SECRET_KEY", KEY)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("DATABASE_URL=: allowed ");

    assertThat(System.getProperty("HEADGATE_PLATFORM_URL")).isNull();
  }
}
