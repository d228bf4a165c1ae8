package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A real PostgreSQL tells of what nodes have to notice within seconds, and of little else. */
class ChangeNotificationsTest {

  private static final String NOTHING = "select 1";
  private static final String SCHEDULE = "update platform.schedule set next_at = ";
  private static final String EXECUTION =
      "insert into platform.execution (id, schedule_id, scheduled_for, state, due_at)"
          + " select gen_random_uuid(), id, now(), ";

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private Connection listener;

  @BeforeEach
  void listen() throws SQLException {
    listener = DriverManager.getConnection(DATABASE.url());
    try (Statement statement = listener.createStatement()) {
      statement.execute("listen headgate_changes");
    }
  }

  @AfterEach
  void clear() throws SQLException {
    listener.close();
    Stream.of(
            "signing_key",
            "webhook_endpoint",
            "pool_autopilot",
            "alert_endpoint",
            "alert_rules",
            "alert",
            "urgent_tasks",
            "scheduled_tasks",
            "schedule")
        .forEach(table -> DATABASE.update("delete from platform." + table));
  }

  @ParameterizedTest
  @MethodSource({"configuration", "alerts", "tasks"})
  void changeIsToldOrNot(String given, String change, boolean isTold) throws SQLException {
    execute(given);
    heard();

    execute(change);

    assertThat(heard().isEmpty()).isNotEqualTo(isTold);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void scheduleIsToldOrNot(String change, boolean isTold) throws SQLException {
    DATABASE.schedule(Duration.ofHours(1), Instant.now().plusSeconds(3600), "", "");
    heard();

    execute(change);

    assertThat(heard().isEmpty()).isNotEqualTo(isTold);
  }

  static Stream<Arguments> configuration() {
    String key =
        "insert into platform.signing_key (kid, public_jwk, sealed_key, created_at)"
            + " values ('a', '{}', '', now())";
    String endpoint =
        "insert into platform.webhook_endpoint (id, name, url, event_types, created_at)"
            + " values (gen_random_uuid(), 'a', 'https://a.example', '{}', now())";
    return Stream.of(
        arguments(NOTHING, key, true),
        arguments(key, "update platform.signing_key set retired_at = now()", true),
        arguments(key, "delete from platform.signing_key", true),
        arguments(NOTHING, endpoint, true),
        arguments(endpoint, "update platform.webhook_endpoint set is_active = false", true),
        arguments(endpoint, "update platform.webhook_endpoint set failures = 1", false),
        arguments(NOTHING, "insert into platform.pool_autopilot (pool) values ('platform')", true),
        arguments(NOTHING, "insert into platform.alert_rules (sealed_rules) values ('')", true),
        arguments(
            NOTHING,
            "insert into platform.alert_endpoint (id, sealed_definition)"
                + " values (gen_random_uuid(), '')",
            true));
  }

  static Stream<Arguments> alerts() {
    String alert =
        "insert into platform.alert (id, kind, severity, title, cure, nodes, hold_millis,"
            + " opened_at, seen_at)"
            + " values (gen_random_uuid(), 'a', 'b', 'c', 'd', '{}', 0, now(), now())";
    return Stream.of(
        arguments(NOTHING, alert, true),
        arguments(alert, "update platform.alert set seen_at = now()", false),
        arguments(alert, "update platform.alert set resolved_at = now()", true),
        arguments(alert, "update platform.alert set acknowledged_at = now()", true));
  }

  static Stream<Arguments> tasks() {
    return Stream.of("urgent_tasks", "scheduled_tasks").flatMap(ChangeNotificationsTest::tasksOf);
  }

  private static Stream<Arguments> tasksOf(String table) {
    String task =
        "insert into platform.%s (task_name, task_instance, execution_time, picked, version)"
            .formatted(table);
    String due = task + " values ('a', '1', now(), false, 1)";
    String update = "update platform.%s set ".formatted(table);
    return Stream.of(
        arguments(NOTHING, due, true),
        arguments(NOTHING, task + " values ('a', '1', now() + interval '1 hour', false, 1)", false),
        arguments(due, update + "picked = true, last_heartbeat = now()", false),
        arguments(due, update + "execution_time = now() + interval '10 seconds'", true),
        arguments(due, update + "execution_time = now() + interval '1 hour'", false));
  }

  static Stream<Arguments> schedules() {
    return Stream.of(
        arguments(SCHEDULE + "now() + interval '10 seconds'", true),
        arguments(SCHEDULE + "now() + interval '30 minutes'", false),
        arguments(SCHEDULE + "next_at + interval '1 hour'", false),
        arguments(SCHEDULE + "null", false),
        arguments("update platform.schedule set consecutive_failures = 1", false),
        arguments(EXECUTION + "'waiting', now() from platform.schedule", true),
        arguments(EXECUTION + "'waiting', now() + interval '1 hour' from platform.schedule", false),
        arguments(EXECUTION + "'waiting', null from platform.schedule", false),
        arguments(EXECUTION + "'running', null from platform.schedule", false));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(DATABASE.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All that was told before a message of the test's own: they come in the order of commits. */
  private List<String> heard() throws SQLException {
    String end = UUID.randomUUID().toString();
    execute("notify headgate_changes, '" + end + "'");
    List<String> heard = new ArrayList<>();
    await()
        .until(
            () -> {
              for (PGNotification told :
                  listener.unwrap(PGConnection.class).getNotifications(100)) {
                heard.add(told.getParameter());
              }
              return heard.contains(end);
            });
    return heard.subList(0, heard.indexOf(end));
  }
}
