package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasskeySettingsTest {

  @ParameterizedTest
  @CsvSource({
    "https://accounts.example.org, accounts.example.org, https://accounts.example.org",
    "https://accounts.example.org:443, accounts.example.org, https://accounts.example.org",
    "https://accounts.example.org:8443, accounts.example.org, https://accounts.example.org:8443",
    "https://accounts.example.org:80/auth, accounts.example.org, https://accounts.example.org:80",
    "HTTPS://Accounts.Example.org/auth, accounts.example.org, https://accounts.example.org",
    "http://localhost:80, localhost, http://localhost",
    "http://localhost:9080, localhost, http://localhost:9080",
  })
  void originIsTheOneThatBrowsersSend(URI publicUrl, String relyingParty, String origin) {
    assertThat(PasskeySettings.of(publicUrl)).isEqualTo(new PasskeySettings(relyingParty, origin));
  }
}
