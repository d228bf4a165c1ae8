package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsSettingsTest {
  @TempDir private Path files;

  @ParameterizedTest
  @CsvSource({
    "disable,false,false,false",
    "allow,false,false,false",
    "prefer,false,false,false",
    "require,true,false,false",
    "verify-ca,true,true,false",
    "verify-full,true,true,true"
  })
  void modesVerifyAsInLibpq(String name, boolean encrypts, boolean certificate, boolean host)
      throws IOException {
    EnvironmentReader environmentReader =
        new EnvironmentReader(
            Map.of("DB_SSLMODE", name, "DB_SSLROOTCERT", file("root.pem").toString()));

    SslMode mode = TlsSettingsReader.read(environmentReader, url(""), "DATABASE_URL").mode();

    assertThat(mode.wireName()).isEqualTo(name);
    assertThat(mode.encrypts()).isEqualTo(encrypts);
    assertThat(mode.verifiesCertificate()).isEqualTo(certificate);
    assertThat(mode.verifiesHostName()).isEqualTo(host);
    assertThat(environmentReader.errors()).isEmpty();
  }

  @Test
  void variableOverridesTheUrl() throws IOException {
    DatabaseUrl url = url("?sslmode=verify-full&sslrootcert=" + file("root.pem"));

    assertThat(
            TlsSettingsReader.read(new EnvironmentReader(Map.of()), url, "DATABASE_URL")
                .driverProperties())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslrootcert", files.resolve("root.pem").toString());
    assertThat(
            TlsSettingsReader.read(
                    new EnvironmentReader(Map.of("DB_SSLMODE", "require")), url, "DATABASE_URL")
                .mode())
        .isEqualTo(SslMode.REQUIRE);
  }

  @ParameterizedTest
  @CsvSource({
    "DB_SSLMODE,verify-ca,DB_SSLROOTCERT",
    "DB_SSLMODE,verify-full,DB_SSLROOTCERT",
    "DB_SSLROOTCERT,no-such-file,DB_SSLROOTCERT"
  })
  void missingRootCertificatesAreNamed(String variable, String value, String error) {
    EnvironmentReader environmentReader = new EnvironmentReader(Map.of(variable, value));

    TlsSettingsReader.read(environmentReader, url(""), "DATABASE_URL");

    assertThat(environmentReader.errors())
        .extracting(SettingError::variable)
        .containsExactly(error);
  }

  @Test
  void certificateNeedsItsKey() throws IOException {
    EnvironmentReader environmentReader =
        new EnvironmentReader(Map.of("DB_SSLCERT", file("client.pem").toString()));

    TlsSettingsReader.read(environmentReader, url(""), "DATABASE_URL");

    assertThat(environmentReader.errors())
        .extracting(SettingError::variable)
        .containsExactly("DB_SSLKEY");
  }

  @Test
  void verificationWithoutAuthorityIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> TlsSettings.of(SslMode.VERIFY_CA));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TlsSettings(
                    SslMode.REQUIRE,
                    Optional.empty(),
                    Optional.of(Path.of("client.pem")),
                    Optional.empty()));
  }

  private Path file(String name) throws IOException {
    return Files.writeString(files.resolve(name), "x");
  }

  private static DatabaseUrl url(String query) {
    return DatabaseUrl.parse("postgresql://app:pw@db/x" + query);
  }
}
