package org.headgate.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Logs for a collector, with {@code LOG_FORMAT=json} and {@code ACCESS_LOG=true}. */
class LogsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final Headgate headgate = Headgate.strict();

  @Test
  void failureIsLoggedWithItsTraceId() {
    Person ada = Person.user(headgate);
    Sql userdata = new Sql(headgate.userdataUrl());
    userdata.update("alter table userdata.profile rename to profile_put_aside");
    try {
      ada.asCaller()
          .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
          .get("/users/me/profile");
    } finally {
      userdata.update("alter table userdata.profile_put_aside rename to profile");
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines(headgate.consoleLog()))
                    .anyMatch(line -> line.path("ext_trace_id").asText().equals(TRACE)));
  }

  @Test
  void requestIsLoggedWithoutItsQuery() {
    headgate.root().get("/api/v1/whoami?access_token=not-for-the-log");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(texts(headgate.logs().resolve("http_access.log")))
                    .anyMatch(line -> line.contains("GET /api/v1/whoami") && line.contains(" 200 "))
                    .noneMatch(line -> line.contains("not-for-the-log")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines(headgate.consoleLog()))
                    .filteredOn(line -> line.path("type").asText().equals("liberty_accesslog"))
                    .anyMatch(line -> line.toString().contains("/api/v1/whoami"))
                    .noneMatch(line -> line.toString().contains("not-for-the-log")));
  }

  @Test
  void messagesLogIsJson() {
    assertThat(lines(headgate.logs().resolve("messages.log")))
        .anyMatch(line -> line.path("message").asText().contains("CWWKF0011I"));
  }

  private static List<JsonNode> lines(Path log) {
    return texts(log).stream().flatMap(line -> json(line).stream()).toList();
  }

  /** Before it reads its configuration the server writes lines for people. */
  private static Optional<JsonNode> json(String line) {
    try {
      return line.startsWith("{") ? Optional.of(JSON.readTree(line)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
