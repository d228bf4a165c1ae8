package org.headgate.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.headgate.testbed.SyslogServer;
import org.headgate.testbed.TelemetryCollector;
import org.headgate.testbed.TestCertificates;

/**
 * A server with what an operator connects to it: a collector of telemetry, a syslog server for the
 * audit log, and templates of mails. Whoever asks first in a class of tests starts all of it; it
 * ends after the class.
 */
public final class ConnectedServer implements AutoCloseable {

  private static final ClassServer<ConnectedServer> INSTANCE =
      new ClassServer<>(ConnectedServer::new);

  private final TelemetryCollector collector;
  private final TestCertificates certificates;
  private final Path templates;
  private final Headgate headgate;
  private SyslogServer syslog;

  private ConnectedServer() {
    try {
      collector = new TelemetryCollector();
      certificates = TestCertificates.made();
      syslog = SyslogServer.started(certificates, 0);
      templates = templates();
      headgate = Headgate.started("connected", variables()).servingToTheEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Headgate headgate() {
    return INSTANCE.running().headgate;
  }

  public static TelemetryCollector collector() {
    return INSTANCE.running().collector;
  }

  /** The folder of its templates: of codes in Turkish, and of the looks of all mails. */
  public static Path mailTemplates() {
    return INSTANCE.running().templates;
  }

  public static SyslogServer syslog() {
    return INSTANCE.running().syslog;
  }

  /** Ends the syslog server, and starts another one in its place after something was done. */
  public static void restartSyslog(Runnable meanwhile)
      throws IOException, GeneralSecurityException {
    ConnectedServer connected = INSTANCE.running();
    int port = connected.syslog.port();
    connected.syslog.close();
    try {
      meanwhile.run();
    } finally {
      connected.syslog = SyslogServer.started(connected.certificates, port);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      headgate.close();
    } finally {
      syslog.close();
      collector.close();
    }
  }

  private Map<String, String> variables() {
    Map<String, String> variables = SmallestPools.with(Map.of());
    variables.put("OTEL_SDK_DISABLED", "false");
    variables.put("OTEL_SERVICE_NAME", "headgate");
    variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    variables.put("OTEL_BSP_SCHEDULE_DELAY", "100");
    variables.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
    variables.put("LOG_FORMAT", "json");
    variables.put("NETWORK_SENDS", "100000");
    variables.put("WEBHOOK_ALLOW_PRIVATE", "true");
    variables.put("MAIL_TEMPLATES", templates.toString());
    variables.put(
        "AUDIT_SYSLOG_URL",
        "tls://localhost:%s?sslrootcert=%s"
            .formatted(syslog.port(), certificates.file("right-ca.crt")));
    return variables;
  }

  private static Path templates() throws IOException {
    Path folder = Files.createTempDirectory("headgate-templates");
    Files.write(
        folder.resolve("code_tr.ftl"),
        List.of(
            "<#assign subject>${code}: ${service} kodunuz</#assign>",
            "<@m.mail><@m.code>${code}</@m.code><@m.p>Güle güle kullanın</@m.p></@m.mail>"));
    Files.write(
        folder.resolve("brand.properties"),
        List.of(
            "product_name = Çınar",
            "logo_url = https://cdn.example.org/logo.png",
            "accent_color = #0b6e99"));
    return folder;
  }
}
