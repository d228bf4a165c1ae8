package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
  @Test
  void startTlsIsDefaultWithLogIn() {
    MailSettings mail =
        MailSettings.from(
            new EnvironmentReader(Map.of("SMTP_USER", "u", "SMTP_PASSWORD", "hunter2")));

    assertThat(mail.startTls()).isTrue();
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.toString()).doesNotContain("hunter2");
  }

  @Test
  void plainPort25IsDefaultWithoutLogIn() {
    MailSettings mail =
        MailSettings.from(new EnvironmentReader(Map.of("SMTP_HOST", "mail.example.org")));

    assertThat(mail.startTls()).isFalse();
    assertThat(mail.port()).isEqualTo(25);
  }

  @ParameterizedTest
  @CsvSource({"465,true", "587,false", "25,false"})
  void port465IsForTlsFromTheStart(String port, boolean implicit) {
    MailSettings mail = MailSettings.from(new EnvironmentReader(Map.of("SMTP_PORT", port)));

    assertThat(mail.implicitTls()).isEqualTo(implicit);
  }

  @ParameterizedTest
  @CsvSource({"SMTP_USER,SMTP_PASSWORD", "SMTP_PASSWORD,SMTP_USER"})
  void incompleteLogInIsRefusedByTheMissingVariable(String given, String missing) {
    EnvironmentReader environmentReader = new EnvironmentReader(Map.of(given, "x"));

    MailSettings.from(environmentReader);

    assertThat(environmentReader.errors())
        .extracting(SettingError::variable)
        .containsExactly(missing);
  }
}
