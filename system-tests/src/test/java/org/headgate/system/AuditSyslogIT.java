package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.testbed.SyslogServer;
import org.headgate.testbed.TestCertificates;
import org.junit.jupiter.api.Test;

/** A syslog server gets each entry of the audit log, also what happens while it is away. */
class AuditSyslogIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void eachEntryIsCopiedInOrderAndNoneIsLeftOutWhileTheServerIsAway() throws Exception {
    TestCertificates certificates = TestCertificates.made();
    SyslogServer first = SyslogServer.started(certificates, 0);
    int port = first.port();
    try (Headgate headgate =
        Headgate.started(
            "syslog",
            Map.of(
                "AUDIT_SYSLOG_URL",
                "tls://localhost:%d?sslrootcert=%s"
                    .formatted(port, certificates.file("right-ca.crt"))))) {
      headgate.serve();
      Person administrator = Person.administrator(headgate);
      String before = department(administrator);
      await().atMost(PATIENCE).until(() -> tellsOf(first, before));
      String message = messageOf(first, before);
      assertThat(message)
          .matches(
              "<110>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z \\S+ headgate"
                  + " - department\\.founded - \\{.*}");
      first.close();

      String during = department(administrator);
      try (SyslogServer second = SyslogServer.started(certificates, port)) {
        String after = department(administrator);
        await().atMost(PATIENCE).until(() -> tellsOf(second, after));

        assertThat(second.messages()).anyMatch(text -> text.contains(during));
        List<Long> positions = second.messages().stream().map(AuditSyslogIT::position).toList();
        assertThat(positions).isSorted();
        assertThat(positions.stream().distinct().toList())
            .hasSize((int) (positions.get(positions.size() - 1) - positions.get(0) + 1));
        assertThat(positions.get(0)).isLessThanOrEqualTo(position(message) + 1);
      }
    } finally {
      first.close();
    }
  }

  private static String department(Person administrator) {
    return administrator
        .asCaller()
        .body(Map.of("name", "Weirs " + UUID.randomUUID()))
        .post("/admin/departments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static boolean tellsOf(SyslogServer server, String department) {
    return server.messages().stream().anyMatch(message -> message.contains(department));
  }

  private static String messageOf(SyslogServer server, String department) {
    return server.messages().stream()
        .filter(message -> message.contains(department))
        .findFirst()
        .orElseThrow();
  }

  private static long position(String message) {
    return JsonPath.from(message.substring(message.indexOf('{'))).getLong("position");
  }
}
