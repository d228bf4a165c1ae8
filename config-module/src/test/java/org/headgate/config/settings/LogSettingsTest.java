package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.junit.jupiter.api.Test;

class LogSettingsTest {

  @Test
  void defaultIsTextWithoutRequestLog() {
    assertThat(LogSettings.from(new EnvironmentReader(Map.of())).libertyVariables())
        .containsEntry("HEADGATE_CONSOLE_FORMAT", "dev")
        .containsEntry("HEADGATE_MESSAGE_FORMAT", "simple")
        .containsEntry("HEADGATE_ACCESS_LOG", "false");
  }

  @Test
  void jsonConsoleIncludesRequestLog() {
    EnvironmentReader reader =
        new EnvironmentReader(Map.of("LOG_FORMAT", "JSON", "ACCESS_LOG", "true"));

    assertThat(LogSettings.from(reader).libertyVariables())
        .containsEntry("HEADGATE_CONSOLE_FORMAT", "json")
        .containsEntry("HEADGATE_CONSOLE_SOURCE", "message,accessLog");
  }

  @Test
  void otherFormatsAreRefused() {
    EnvironmentReader reader = new EnvironmentReader(Map.of("LOG_FORMAT", "xml"));

    LogSettings.from(reader);

    assertThat(reader.errors()).hasSize(1);
  }
}
