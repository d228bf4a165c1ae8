package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.junit.jupiter.api.Test;

class AccountSettingsTest {
  @Test
  void publicUrlUsesThePortAndDropsTrailingSlash() {
    assertThat(AccountSettings.from(new EnvironmentReader(Map.of()), 8081).publicUrl())
        .hasToString("http://localhost:8081");
    assertThat(
            AccountSettings.from(
                    new EnvironmentReader(Map.of("PUBLIC_URL", "https://id.example.org/a/")), 1)
                .publicUrl())
        .hasToString("https://id.example.org/a");
  }

  @Test
  void administratorHasNoPasswordByDefault() {
    AccountSettings accounts = AccountSettings.from(new EnvironmentReader(Map.of()), 9080);

    assertThat(accounts.adminEmail()).hasToString("admin@localhost");
    assertThat(accounts.adminPassword()).isEmpty();
  }
}
