package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.config.Variables.refused;
import static org.headgate.config.Variables.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a lenient parser would accept, and that would make the server fail later. */
class VariableFormsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "HTTP_PORT,+80",
    "HTTP_PORT,-0x1",
    "DB_POOL_SIZE,٥",
    "DB_POOL_SIZE,５",
    "DB_POOL_RECYCLE,+60",
    "AUDIT_RETENTION,٣٠",
    "EMBEDDED_DB_PORT,70000",
    "MAIL_CATCHER_PORT,smtp",
    "MAIL_VIEW_PORT,-1",
    "PUBLIC_URL,https://example.org:0",
    "PUBLIC_URL,https://example.org:70000",
    "PUBLIC_URL,https://example.org:",
    "PUBLIC_URL,https://user@example.org",
    "PUBLIC_URL,https://example.org/über",
    "PUBLIC_URL,https://example.org/a/../b",
    "PUBLIC_URL,https://[fe80::1%25eth0]",
    "SMTP_HOST,mail.example.org:587",
    "SMTP_HOST,[2001:db8::1]:587",
    "SMTP_HOST,smtp://mail.example.org",
    "SMTP_HOST,mail..example.org",
    "SMTP_HOST,192.0.2.256",
    "SMTP_HOST,192.0.2.1/24",
    "SMTP_HOST,[",
    "SMTP_HOST,:",
    "SMTP_HOST,-",
    "TRUSTED_PROXIES,'10.0.0.0/8,'",
    "TRUSTED_PROXIES,','",
    "TRUSTED_PROXIES,10.0.0.0/+8"
  })
  void unusableValuesAreRefused(String name, String value) {
    assertThat(refused(name, value))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith(name + "=" + value + ": allowed ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "mail.example.org",
        "mail.example.org.",
        "mail_catcher",
        "3com.example",
        "192.0.2.1",
        "::1",
        "[2001:db8::1]"
      })
  void mailHostMayBeNameOrAddress(String host) {
    assertThat(settings("SMTP_HOST", host).mail().host()).isEqualTo(host);
  }

  @Test
  void connectionThatBeginsWithTlsIsNotUpgraded() {
    assertThat(
            settings("SMTP_PORT", "465", "SMTP_USER", "ada", "SMTP_PASSWORD", "pw")
                .libertyVariables())
        .containsEntry("HEADGATE_SMTP_TLS", "true")
        .containsEntry("SMTP_STARTTLS", "false");
    assertThat(settings("SMTP_USER", "ada", "SMTP_PASSWORD", "pw").libertyVariables())
        .containsEntry("HEADGATE_SMTP_TLS", "false")
        .containsEntry("SMTP_STARTTLS", "true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9080",
        "https://example.org",
        "HTTPS://Example.org:65535/gate/v.1",
        "https://[2001:db8::1]:8443"
      })
  void webAddressesAreAcceptedAsPublicUrl(String url) {
    assertThat(settings("PUBLIC_URL", url).accounts().publicUrl()).hasToString(url);
  }

  @Test
  void passwordsKeepTheWhiteSpaceAtTheirEnds() {
    HeadgateSettings settings =
        settings(
            "SMTP_USER",
            " ada ",
            "SMTP_PASSWORD",
            " pass word ",
            "HEADGATE_ADMIN_PASSWORD",
            "\tpass word \n");

    assertThat(settings.mail().user()).contains("ada");
    assertThat(settings.mail().password()).contains(new Secret(" pass word "));
    assertThat(settings.accounts().adminPassword()).contains(new Secret("\tpass word "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "p\u00e4ssword", "pass\nword"})
  void passwordThatNoKeyStoreTakesIsRefused(String password) {
    assertThat(refused("HEADGATE_KEYSTORE_PASSWORD", password))
        .singleElement()
        .extracting(SettingError::line)
        .isEqualTo(
            "HEADGATE_KEYSTORE_PASSWORD=***: allowed at least 6 characters of printable ASCII");
  }

  @Test
  void incompleteClientCertificateIsRefusedByTheMissingVariable() throws IOException {
    Path file = Files.createFile(directory.resolve("client"));

    assertThat(refused("DB_SSLKEY", file.toString()))
        .extracting(SettingError::variable)
        .containsExactly("DB_SSLCERT");
    assertThat(refused("DB_SSLCERT", file.toString()))
        .extracting(SettingError::variable)
        .containsExactly("DB_SSLKEY");
  }

  @Test
  void homeDirectoryIsRefusedIfItIsAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(refused("HEADGATE_HOME", file.toString()))
        .extracting(SettingError::line)
        .containsExactly("HEADGATE_HOME=" + file + ": allowed the path of a directory");
  }

  @Test
  void homeDirectoryWithALineBreakIsRefusedInOneLine() {
    assertThat(refused("HEADGATE_HOME", "/tmp/a\nb"))
        .extracting(SettingError::line)
        .containsExactly("HEADGATE_HOME=/tmp/a\\u000ab: allowed the path of a directory");
  }
}
