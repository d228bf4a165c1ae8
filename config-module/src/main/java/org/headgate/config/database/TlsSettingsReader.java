package org.headgate.config.database;

import java.nio.file.Path;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.SettingSource;
import org.headgate.config.SettingType;
import org.headgate.config.SettingType.RefusedException;

/**
 * Reads TLS to one database: {@code DB_SSLMODE} and its files override the parameters of the URL.
 */
final class TlsSettingsReader {
  static final String NO_SYSTEM_CERTIFICATES =
      "cannot be \"system\", as the driver does not know the system's certificates: name a PEM"
          + " file, such as /etc/ssl/certs/ca-certificates.crt";

  private static final SettingType<SslMode> MODE = SettingType.oneOf(SslMode.class, '-');

  private static final SettingType<Path> ROOT_CERTIFICATE =
      SettingType.open(
          SettingType.readableFile().allowed(),
          text -> {
            if (text.equals("system")) {
              throw new RefusedException("it " + NO_SYSTEM_CERTIFICATES);
            }
            return SettingType.readableFile().parse().apply(text);
          },
          Path::toString);

  private final EnvironmentReader environmentReader;
  private final DatabaseUrl url;
  private final String urlVariable;

  private TlsSettingsReader(
      EnvironmentReader environmentReader, DatabaseUrl url, String urlVariable) {
    this.environmentReader = environmentReader;
    this.url = url;
    this.urlVariable = urlVariable;
  }

  /** Valid settings, or {@link SslMode#PREFER} when they were refused. */
  static TlsSettings read(
      EnvironmentReader environmentReader, DatabaseUrl url, String urlVariable) {
    return new TlsSettingsReader(environmentReader, url, urlVariable).settings();
  }

  private TlsSettings settings() {
    SslMode mode = setting("DB_SSLMODE", "sslmode", MODE).orElse(SslMode.PREFER);
    if (!environmentReader.isSet("DB_SSLMODE") && !url.parameters().containsKey("sslmode")) {
      environmentReader.recordSetting("DB_SSLMODE", mode.wireName(), SettingSource.DEFAULT);
    }
    Optional<Path> root = setting("DB_SSLROOTCERT", "sslrootcert", ROOT_CERTIFICATE);
    Optional<Path> certificate = file("DB_SSLCERT", "sslcert");
    Optional<Path> key = file("DB_SSLKEY", "sslkey");
    boolean rootGiven = given("DB_SSLROOTCERT", "sslrootcert");
    if (mode.verifiesCertificate() && !rootGiven) {
      environmentReader.refuse(
          "DB_SSLROOTCERT",
          "",
          "the path of a root certificate, which " + mode.wireName() + " needs");
    }
    if (certificate.isPresent() && !given("DB_SSLKEY", "sslkey")) {
      environmentReader.refuse("DB_SSLKEY", "", "the path of the key that belongs to DB_SSLCERT");
    }
    if (environmentReader.isSet("DB_SSLKEY")
        && key.isPresent()
        && !given("DB_SSLCERT", "sslcert")) {
      environmentReader.refuse(
          "DB_SSLCERT", "", "the path of the certificate that belongs to DB_SSLKEY");
    }
    boolean isComplete =
        (!mode.verifiesCertificate() || root.isPresent())
            && (certificate.isEmpty() || key.isPresent());
    return isComplete
        ? new TlsSettings(mode, root, certificate, key)
        : TlsSettings.of(SslMode.PREFER);
  }

  private Optional<Path> file(String variable, String parameter) {
    return setting(variable, parameter, SettingType.readableFile());
  }

  private boolean given(String variable, String parameter) {
    return environmentReader.isSet(variable) || url.parameters().containsKey(parameter);
  }

  private <T> Optional<T> setting(String variable, String parameter, SettingType<T> type) {
    String text = url.parameters().get(parameter);
    if (environmentReader.isSet(variable) || text == null) {
      return environmentReader.find(variable, type);
    }
    try {
      T value = type.parse().apply(text);
      environmentReader.recordSetting(variable, type.show().apply(value), SettingSource.URL);
      return Optional.of(value);
    } catch (IllegalArgumentException e) {
      environmentReader.refuse(
          urlVariable, url.toString(), "for its parameter " + parameter + " " + type.allowed());
      return Optional.empty();
    }
  }
}
