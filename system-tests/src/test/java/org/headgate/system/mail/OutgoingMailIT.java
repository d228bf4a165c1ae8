package org.headgate.system.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.headgate.mail.service.RecordingSmtpServer;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails as a mail server gets them, byte for byte, and what becomes of a mail that it refuses. */
class OutgoingMailIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Those with codes have a table of their own. */
  private static final String MAILS =
      "select task_instance, consecutive_failures from platform.urgent_tasks union all"
          + " select task_instance, consecutive_failures from platform.scheduled_tasks"
          + " where task_name in ('mail', 'code-request')";

  private static RecordingSmtpServer smtp;
  private static Headgate headgate;
  private static Sql sql;
  private static Person owner;

  /** One log-in for all: the owner is mailed of each. */
  @BeforeAll
  static void logIn() {
    smtp = RecordedMails.smtp();
    headgate = RecordedMails.headgate();
    sql = new Sql(headgate.databaseUrl());
    owner = Person.administrator(headgate);
    awaitWithoutPauses(() -> waiting().isEmpty());
    smtp.clear();
  }

  @AfterEach
  void acceptMails() {
    smtp.answer("GREETING", "220 test");
    smtp.answer("RCPT", "250 ok");
    awaitWithoutPauses(() -> waiting().isEmpty());
    smtp.clear();
    owner
        .asCaller()
        .delete("/admin/users/" + owner.me().path("id") + "/bounce")
        .then()
        .statusCode(204);
  }

  /** Whatever its pause: nobody waits for that here. */
  private static void awaitWithoutPauses(Callable<Boolean> condition) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              endPauses();
              return condition.call();
            });
  }

  private static void endPauses() {
    for (String table : List.of("urgent_tasks", "scheduled_tasks")) {
      sql.update(
          "update platform.%s set execution_time = now() where not picked and execution_time > now()"
                  .formatted(table)
              + " and task_name in ('mail', 'urgent-mail', 'code-request')");
    }
  }

  private static String anyAddress(String domain) {
    return "ada-" + UUID.randomUUID() + "@" + domain;
  }

  @Test
  void senderAndRecipientAreALabelsAndTheNameIsEncoded() {
    String typed = anyAddress("Bücher.example");
    String mailed = typed.replace("Bücher", "xn--bcher-kva");
    RecordedMails.signUp(typed);

    await().atMost(PATIENCE).until(() -> !smtp.contents().isEmpty());
    assertThat(smtp.commands("MAIL")).containsExactly("MAIL FROM:<konto@xn--kln-sna.example>");
    assertThat(smtp.commands("RCPT")).containsExactly("RCPT TO:<" + mailed + ">");
    String head = smtp.contents().get(0).split("\r\n\r\n", 2)[0];
    assertThat(head.lines())
        .contains("From: =?UTF-8?Q?K=C3=B6ln_Konto?= <konto@xn--kln-sna.example>", "To: " + mailed);
    assertThat(head.chars()).allMatch(c -> c < 0x7F);
  }

  @Test
  void addressOfFirstAdministratorIsNormalized() {
    assertThat(sql.texts("select email from platform.account where roles @> '{admin}'"))
        .containsExactly("admin@xn--kln-sna.example");
  }

  @Test
  void permanentlyRefusedMailIsTriedOnce() {
    smtp.answer("RCPT", "550-5.1.1 no such user\r\n550 [FAKE] admin logged in");

    String email = anyAddress("example.org");
    RecordedMails.signUp(email);
    await().atMost(PATIENCE).until(() -> !smtp.commands("RCPT").isEmpty() && waiting().isEmpty());

    assertThat(smtp.commands("RCPT")).containsExactly("RCPT TO:<" + email + ">");
    assertThat(headgate.logLines("A mail of the kind code is given up")).isNotEmpty();
    assertThat(headgate.logLines("[FAKE]")).isNotEmpty().noneMatch(line -> line.startsWith("550"));
  }

  @Test
  void temporarilyRefusedMailIsRetried() {
    smtp.answer("RCPT", "451-4.3.0 later\r\n451 [FALSE] admin logged in");

    RecordedMails.signUp(anyAddress("example.org"));
    await().atMost(PATIENCE).until(() -> !waiting().isEmpty() && failures() > 0);
    assertThat(headgate.logLines("[FALSE]")).noneMatch(line -> line.startsWith("451"));
    smtp.answer("RCPT", "250 ok");
    awaitWithoutPauses(() -> !smtp.contents().isEmpty());
  }

  @Test
  void unavailableMailServerOpensTheCircuit() {
    smtp.answer("GREETING", "421 4.3.2 going down");

    for (int mail = 0; mail < 4; mail++) {
      RecordedMails.signUp(anyAddress("example.org"));
    }

    await().atMost(PATIENCE).until(() -> waiting().size() == 4 && failures() >= 4);
    headgate
        .root()
        .get("/metrics?scope=base")
        .then()
        .body(
            matchesPattern(
                "(?s).*ft_circuitbreaker_opened_total\\{[^}]*SmtpMailSender\\.send[^}]*\\} [1-9].*"));
  }

  @Test
  void permanentlyRefusedReminderFailsAtFirstAttempt() {
    String schedule = reminder();
    smtp.answer("RCPT", "550 5.1.1 no such user");

    owner.asCaller().post("/schedules/" + schedule + "/trigger").then().statusCode(202);

    await().atMost(PATIENCE).until(() -> outcomes(schedule).contains("failed"));
    owner
        .asCaller()
        .get("/schedules/" + schedule + "/executions")
        .then()
        .body("items.outcome", equalTo(List.of("failed")))
        .body("items[0].attempt", equalTo(1))
        .body("items[0].error", containsString("550"));
  }

  @ParameterizedTest
  @CsvSource({"GREETING,421 4.3.2 going down", "RCPT,451 4.3.0 later", "RCPT,452 4.3.1 full"})
  void temporarilyRefusedReminderIsDeferredAndSentLater(String command, String reply) {
    String schedule = reminder();
    smtp.answer(command, reply);

    owner.asCaller().post("/schedules/" + schedule + "/trigger").then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                String.valueOf(
                        owner
                            .asCaller()
                            .get("/schedules/" + schedule + "/executions")
                            .<Object>path("items[0].error"))
                    .startsWith("deferred"));
    owner.asCaller().get("/schedules/" + schedule).then().body("state", equalTo("active"));
    smtp.answer("GREETING", "220 test");
    smtp.answer("RCPT", "250 ok");
    // Its pause of 10 s is over.
    sql.update(
        "update platform.execution set due_at = due_at - interval '10 seconds' where state = 'waiting'"
            + " and schedule_id = ?::uuid",
        schedule);

    await().atMost(PATIENCE).until(() -> outcomes(schedule).equals(List.of("succeeded")));
    owner
        .asCaller()
        .get("/schedules/" + schedule + "/executions")
        .then()
        .body("items[0].attempt", equalTo(1));
    assertThat(
            sql.texts(
                "select consecutive_failures::text from platform.schedule where id = '"
                    + schedule
                    + "'"))
        .containsExactly("0");
  }

  private static String reminder() {
    return owner
        .asCaller()
        .body(
            Map.of(
                "name", "Weir",
                "trigger", Map.of("type", "cron", "expression", "0 9 1 1 *"),
                "action", Map.of("type", "email", "subject", "Weir", "body", "Open the weir"),
                "retry", Map.of("max_attempts", 5, "initial_delay", "PT1S")))
        .post("/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static List<String> outcomes(String schedule) {
    return owner.asCaller().get("/schedules/" + schedule + "/executions").path("items.outcome");
  }

  private static List<String> waiting() {
    return sql.texts("select task_instance from (" + MAILS + ") as mails");
  }

  private static int failures() {
    return sql
        .texts(
            "select consecutive_failures::text from ("
                + MAILS
                + ") as mails where consecutive_failures is not null")
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
