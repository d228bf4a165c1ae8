package org.headgate.config.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * TLS to a database server.
 *
 * @param rootCertificate trusted authorities, PEM; needed by the modes that verify
 * @param certificate our own certificate, PEM, for log-in by certificate
 * @param key its key, PKCS-8 in DER, or a PKCS-12 archive that holds the certificate too
 */
public record TlsSettings(
    SslMode mode, Optional<Path> rootCertificate, Optional<Path> certificate, Optional<Path> key) {
  /** Refuses a verifying mode without trusted authorities, and a certificate without its key. */
  public TlsSettings {
    if (mode.verifiesCertificate() && rootCertificate.isEmpty()) {
      throw new IllegalArgumentException(mode.wireName() + " needs a root certificate");
    }
    if (certificate.isPresent() && key.isEmpty()) {
      throw new IllegalArgumentException("a certificate needs its key");
    }
  }

  /** A mode that needs no files. */
  public static TlsSettings of(SslMode mode) {
    return new TlsSettings(mode, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The driver's properties. */
  Map<String, String> driverProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("sslmode", mode.wireName());
    rootCertificate.ifPresent(path -> properties.put("sslrootcert", path.toString()));
    certificate.ifPresent(path -> properties.put("sslcert", path.toString()));
    key.ifPresent(path -> properties.put("sslkey", path.toString()));
    return properties;
  }
}
