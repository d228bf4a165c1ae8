package org.headgate.config.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.config.Secret;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.TlsSettings;

/** The certificate files that the server depends on; each expires some day. */
public record CertificateSettings(List<CertificateFile> files) {

  /** Liberty's key store, relative to the server's working directory. */
  private static final Path KEY_STORE = Path.of("resources", "security", "key.p12");

  public CertificateSettings {
    files = List.copyOf(files);
  }

  /**
   * A file with certificates.
   *
   * @param subject the owner of the certificate, as the beginning of a sentence
   * @param password the password of a key store (PKCS 12); empty for a file in PEM
   * @param cure what to do before they expire
   */
  public record CertificateFile(
      String subject, Path file, Optional<Secret> password, String cure) {}

  /** The certificates of the server, of the databases, of syslog and of the bounce mailbox. */
  public static CertificateSettings of(
      Secret keyStorePassword,
      Map<PoolName, DatabaseSettings> databases,
      Optional<SyslogAddress> syslog,
      Optional<BounceMailboxAddress> bounceMailbox) {
    List<CertificateFile> files = new ArrayList<>();
    files.add(
        new CertificateFile(
            "The certificate of the HTTPS port",
            KEY_STORE,
            Optional.of(keyStorePassword),
            "Put a new one into the key store, or remove the file to have one made, and start the"
                + " server again. Where nobody uses the HTTPS port, switch this rule off."));
    Map<Path, CertificateFile> more = new TreeMap<>();
    databases.values().forEach(database -> more.putAll(ofDatabase(database.tls())));
    syslog
        .flatMap(SyslogAddress::authorities)
        .ifPresent(file -> more.put(file, authorities("the syslog server", file)));
    bounceMailbox
        .flatMap(BounceMailboxAddress::authorities)
        .ifPresent(file -> more.put(file, authorities("the bounce mailbox", file)));
    files.addAll(more.values());
    return new CertificateSettings(files);
  }

  private static Map<Path, CertificateFile> ofDatabase(TlsSettings tls) {
    Map<Path, CertificateFile> files = new TreeMap<>();
    tls.rootCertificate().ifPresent(file -> files.put(file, authorities("the databases", file)));
    tls.certificate()
        .ifPresent(
            file ->
                files.put(
                    file,
                    pem(
                        "Our certificate for the databases",
                        file,
                        "Have a new one issued, and start the server again with it.")));
    return files;
  }

  private static CertificateFile authorities(String purpose, Path file) {
    return pem(
        "The last authority for " + purpose,
        file,
        "Add the authority that comes next to the file, and start the server again.");
  }

  private static CertificateFile pem(String subject, Path file, String cure) {
    return new CertificateFile(subject, file, Optional.empty(), cure);
  }
}
