package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.headgate.config.SettingType.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacySettingsTest {

  private static final String URL = "https://accounts.example.org/verify";
  private static final String SECRET = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";

  @Test
  void legacyVerificationIsOffByDefault() {
    EnvironmentReader environment = new EnvironmentReader(Map.of());

    LegacySettings settings = LegacySettings.from(environment);

    assertThat(settings.verification()).isEmpty();
    assertThat(settings.threads()).isZero();
    assertThat(environment.errors()).isEmpty();
  }

  @Test
  void urlAndSecretAreReadAndSecretIsNotShown() {
    EnvironmentReader environment =
        new EnvironmentReader(Map.of("LEGACY_VERIFY_URL", URL, "LEGACY_VERIFY_SECRET", SECRET));

    LegacySettings settings = LegacySettings.from(environment);

    assertThat(settings.verification().orElseThrow().url()).isEqualTo(URI.create(URL));
    assertThat(settings.verification().orElseThrow().secret().reveal()).isEqualTo(SECRET);
    assertThat(settings.threads()).isEqualTo(LegacySettings.MAX_CONCURRENT);
    assertThat(environment.effective().toString()).doesNotContain(SECRET);
    assertThat(settings.toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "LEGACY_VERIFY_URL, https://accounts.example.org/verify, LEGACY_VERIFY_SECRET",
    "LEGACY_VERIFY_SECRET, whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB, LEGACY_VERIFY_URL"
  })
  void incompletePairsAreRefusedByTheMissingVariable(String set, String value, String missing) {
    assertThat(errorsOf(Map.of(set, value)))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith(missing + "=")
        .contains("it is required with " + set)
        .doesNotContain("QUFB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "whsec_", "whsec_QUFB", "whsec_%%", "WHSEC_QUFBQUFB"})
  void invalidSecretIsRefusedWithoutShowingIt(String secret) {
    assertThat(errorsOf(Map.of("LEGACY_VERIFY_URL", URL, "LEGACY_VERIFY_SECRET", secret)))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith("LEGACY_VERIFY_SECRET=***: allowed whsec_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://accounts.example.org/verify",
        "https://accounts.example.org:8443/verify?tenant=1",
        "http://127.0.0.1:8080/verify",
        "http://localhost/verify",
        "http://[::1]:8080/verify"
      })
  void httpsAndLoopbackUrlsAreAccepted(String url) {
    assertThat(LegacySettings.address(url)).hasToString(url);
  }

  @Test
  void pathBeyondAsciiIsEncoded() {
    assertThat(LegacySettings.address("https://accounts.example.org/pr\u00fcfen"))
        .hasToString("https://accounts.example.org/pr%C3%BCfen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://accounts.example.org/verify",
        "ftp://accounts.example.org/verify",
        "https://user:secret@accounts.example.org/verify",
        "https://accounts.example.org/verify#now",
        "https:///verify",
        "https://accounts.example.org:0/verify",
        "https://accounts.example.org:65536/verify",
        "accounts.example.org",
        "https://accounts example.org"
      })
  void unsafeOrMalformedUrlsAreRefused(String url) {
    assertThatThrownBy(() -> LegacySettings.address(url)).isInstanceOf(RefusedException.class);
  }

  private static List<SettingError> errorsOf(Map<String, String> variables) {
    EnvironmentReader environment = new EnvironmentReader(variables);
    LegacySettings.from(environment);
    return environment.errors();
  }
}
