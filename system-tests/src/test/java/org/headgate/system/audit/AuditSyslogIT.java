package org.headgate.system.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.server.ConnectedServer;
import org.junit.jupiter.api.Test;

/** A syslog server gets each entry of the audit log, also those written while it is unavailable. */
class AuditSyslogIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Person administrator = Person.administrator(ConnectedServer.headgate());

  @Test
  void entriesAreSentInOrderWithoutGapsAfterAnOutage() throws Exception {
    String previous = department();
    String message = awaitMessageOf(previous);
    assertThat(message)
        .matches(
            "<110>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z \\S+ headgate"
                + " - department\\.founded - \\{.*}");

    List<String> during = new ArrayList<>();
    ConnectedServer.restartSyslog(() -> during.add(department()));
    awaitMessageOf(department());

    List<String> messages = ConnectedServer.syslog().messages();
    assertThat(messages).anyMatch(text -> text.contains(during.get(0)));
    List<Long> positions = messages.stream().map(AuditSyslogIT::position).toList();
    assertThat(positions).isSorted();
    assertThat(positions.stream().distinct().toList())
        .hasSize((int) (positions.get(positions.size() - 1) - positions.get(0) + 1));
    assertThat(positions.get(0)).isLessThanOrEqualTo(position(message) + 1);
  }

  @Test
  void killedServerSendsEveryEntryUnderItsPosition() throws Exception {
    ConnectedServer.restartSyslog(() -> {});
    awaitMessageOf(department());
    List<String> made = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      made.add(department());
    }

    ConnectedServer.headgate().killServer();
    ConnectedServer.headgate().serve();

    made.add(department());
    made.forEach(AuditSyslogIT::awaitMessageOf);
    List<String> messages = ConnectedServer.syslog().messages().stream().distinct().toList();
    List<Long> positions = messages.stream().map(AuditSyslogIT::position).sorted().toList();
    assertThat(positions).doesNotHaveDuplicates();
    assertThat(positions)
        .hasSize((int) (positions.get(positions.size() - 1) - positions.get(0) + 1));
  }

  private String department() {
    return administrator
        .asCaller()
        .body(Map.of("name", "Weirs " + UUID.randomUUID()))
        .post("/admin/departments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String awaitMessageOf(String department) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                ConnectedServer.syslog().messages().stream()
                    .filter(message -> message.contains(department))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static long position(String message) {
    return JsonPath.from(message.substring(message.indexOf('{'))).getLong("position");
  }
}
