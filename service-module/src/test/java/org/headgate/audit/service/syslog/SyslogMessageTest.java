package org.headgate.audit.service.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.api.AuditEntry;
import org.junit.jupiter.api.Test;

class SyslogMessageTest {

  @Test
  void entriesUseTheAuditFacilityAndOctetCounting() {
    String frame =
        frame(entry("account.login", "success", Map.of("device", "Łukasz")), "node-1:80");
    String message = frame.substring(frame.indexOf(' ') + 1);

    assertThat(message)
        .startsWith(
            "<110>1 2026-11-29T10:00:00.000001Z node-1:80 headgate - account.login - {\"id\":");
    assertThat(message).contains("Łukasz");
    assertThat(Integer.parseInt(frame.substring(0, frame.indexOf(' '))))
        .isEqualTo(message.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void failuresHaveSeverityWarning() {
    assertThat(frame(entry("account.login", "failure", Map.of()), "node")).contains("<108>1 ");
  }

  @Test
  void headersAreVisibleAscii() {
    String frame =
        frame(entry("tampered\n<0>1 action of many words and more", "success", Map.of()), "");

    assertThat(frame).contains(" - headgate - tampered?<0>1?action?of?many?wor - {");
    assertThat(frame).doesNotContain("\n");
  }

  private static String frame(AuditEntry entry, String host) {
    return new String(new SyslogMessage(entry, host).frame(), StandardCharsets.UTF_8);
  }

  private static AuditEntry entry(String action, String outcome, Map<String, String> details) {
    return new AuditEntry(
        UUID.fromString("00000000-0000-7000-8000-000000000001"),
        Instant.parse("2026-11-29T10:00:00.000001Z"),
        "system",
        action,
        Optional.empty(),
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        details,
        Optional.empty(),
        Optional.empty(),
        Optional.of(7L));
  }
}
