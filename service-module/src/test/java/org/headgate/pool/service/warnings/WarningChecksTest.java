package org.headgate.pool.service.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.config.Secret;
import org.headgate.config.settings.CertificateSettings;
import org.headgate.config.settings.CertificateSettings.CertificateFile;
import org.headgate.pool.api.DiagnosisCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warnings before harm is done: certificates that expire, disks that fill up. */
class WarningChecksTest {

  private static final String PASSWORD = "a password";
  private static final long GIB = 1L << 30;

  @TempDir Path folder;

  @Test
  void certificatesAreReportedTwoWeeksBeforeExpiry() throws Exception {
    Path store = keyStore(30);

    assertThat(findings(store, Duration.ofDays(15))).isEmpty();
    assertThat(findings(store, Duration.ofDays(21)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(DiagnosisCode.CERTIFICATE_EXPIRES);
              assertThat(finding.cause())
                  .isEqualTo("The certificate of the HTTPS port expires in 8 days.");
              assertThat(finding.evidence()).contains("CN=headgate", store.toString());
            });
  }

  @Test
  void expiredCertificatesAreReported() throws Exception {
    assertThat(findings(keyStore(1), Duration.ofDays(4)))
        .singleElement()
        .extracting(WarningFinding::cause)
        .isEqualTo("The certificate of the HTTPS port has expired 3 days ago.");
  }

  @Test
  void missingKeyStoreIsNoFinding() {
    assertThat(findings(folder.resolve("key.p12"), Duration.ofDays(400))).isEmpty();
  }

  @Test
  void diskIsNearlyFullBelowFivePercentFree() {
    assertThat(DiskCheck.cause(6 * GIB, 100 * GIB)).isEmpty();
    assertThat(DiskCheck.cause(4 * GIB, 100 * GIB))
        .hasValue("The node's disk is nearly full: 4096 of 102400 MiB are free.");
    assertThat(DiskCheck.cause(0, 0)).isEmpty();
  }

  private static List<WarningFinding> findings(Path file, Duration from) {
    CertificateFile certificate =
        new CertificateFile(
            "The certificate of the HTTPS port",
            file,
            Optional.of(new Secret(PASSWORD)),
            "Renew it.");
    Instant now = Instant.now().plus(from).plusSeconds(60);
    return new CertificateCheck(
            new CertificateSettings(List.of(certificate)), Clock.fixed(now, ZoneOffset.UTC))
        .check();
  }

  private Path keyStore(int days) throws IOException, InterruptedException {
    Path store = folder.resolve("key.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "default",
                "-keyalg",
                "EC",
                "-dname",
                "CN=headgate",
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    assertThat(Files.size(store)).isPositive();
    return store;
  }
}
