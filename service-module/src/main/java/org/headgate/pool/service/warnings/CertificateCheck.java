package org.headgate.pool.service.warnings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.Secret;
import org.headgate.config.settings.CertificateSettings;
import org.headgate.config.settings.CertificateSettings.CertificateFile;
import org.headgate.pool.api.DiagnosisCode;

/**
 * Warns of certificates that expire within two weeks: automatic renewal happens earlier. Of a file
 * with several, the one that is valid longest counts.
 */
@ApplicationScoped
class CertificateCheck implements WarningCheck {

  private static final Logger LOG = SingleLineLogger.of(CertificateCheck.class);
  private static final Duration NOTICE = Duration.ofDays(14);

  private CertificateSettings settings;
  private Clock clock;

  /** For the client proxy only. */
  protected CertificateCheck() {}

  @Inject
  CertificateCheck(CertificateSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Duration period() {
    return Duration.ofHours(1);
  }

  @Override
  public List<WarningFinding> check() {
    return settings.files().stream().flatMap(file -> check(file).stream()).toList();
  }

  private Optional<WarningFinding> check(CertificateFile file) {
    try {
      return certificates(file).stream()
          .max(Comparator.comparing(X509Certificate::getNotAfter))
          .filter(last -> !clock.instant().plus(NOTICE).isBefore(last.getNotAfter().toInstant()))
          .map(last -> finding(file, last));
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.DEBUG, "Certificates cannot be looked at", e);
      return Optional.empty();
    }
  }

  private WarningFinding finding(CertificateFile file, X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    return new WarningFinding(
        DiagnosisCode.CERTIFICATE_EXPIRES,
        file.subject() + " " + inWords(Duration.between(clock.instant(), end)) + ".",
        "%s, of %s, is good until %s."
            .formatted(file.file(), certificate.getSubjectX500Principal().getName(), end),
        file.cure(),
        end.minus(NOTICE));
  }

  private static String inWords(Duration left) {
    if (left.isNegative()) {
      return "has expired " + days(left.negated()) + " ago";
    }
    return "expires in " + days(left);
  }

  private static String days(Duration span) {
    long days = span.toDays();
    return switch ((int) days) {
      case 0 -> "less than a day";
      case 1 -> "1 day";
      default -> days + " days";
    };
  }

  private static List<X509Certificate> certificates(CertificateFile file)
      throws IOException, GeneralSecurityException {
    Path path = file.file();
    if (!Files.isReadable(path)) {
      return List.of();
    }
    try (InputStream content = Files.newInputStream(path)) {
      return file.password().isPresent()
          ? inKeyStore(content, file.password().get())
          : CertificateFactory.getInstance("X.509").generateCertificates(content).stream()
              .map(X509Certificate.class::cast)
              .toList();
    }
  }

  /** The certificates of keys, without their chains. */
  private static List<X509Certificate> inKeyStore(InputStream content, Secret password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(content, password.reveal().toCharArray());
    List<X509Certificate> certificates = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
        certificates.add(own);
      }
    }
    return certificates;
  }
}
