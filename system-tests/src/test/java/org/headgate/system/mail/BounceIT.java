package org.headgate.system.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.mail.service.RecordingSmtpServer;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.ImapMailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An address that takes no mail for good is marked, by a refusal of its mail server or by a later
 * delivery report, and gets no more mail.
 */
class BounceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WAITING =
      "select task_instance from platform.urgent_tasks union all"
          + " select task_instance from platform.scheduled_tasks"
          + " where task_name in ('mail', 'code-request')";

  private final RecordingSmtpServer smtp = RecordedMails.smtp();
  private final ImapMailbox mailbox = RecordedMails.bounces();
  private final Headgate headgate = RecordedMails.headgate();
  private final Sql sql = new Sql(headgate.databaseUrl());
  private final Person administrator = Person.administrator(headgate);

  /** After the mail that tells the administrator of the log-in. */
  @BeforeEach
  void refuse() {
    awaitNothingWaits();
    smtp.answer("RCPT", "550 5.1.1 no such user");
    smtp.clear();
  }

  @AfterEach
  void takeMailsAgain() {
    smtp.answer("RCPT", "250 ok");
    awaitNothingWaits();
    smtp.clear();
  }

  @Test
  void bouncedAddressesGetNoMailUntilCleared() {
    String email = "gone-" + UUID.randomUUID() + "@example.org";
    RecordedMails.signUp(email);
    await().atMost(PATIENCE).until(() -> isMarked(email));
    String id = idOf(email);
    account(id).then().body("email_bounced_at", notNullValue());
    accounts("true").then().body("items.id", hasItem(id));
    accounts("false").then().body("items.id", not(hasItem(id)));
    audited(id, "account.email_bounced")
        .then()
        .body("items[0].details.reply_code", equalTo("550"))
        .body("items[0].actor", equalTo("system"));

    smtp.answer("RCPT", "250 ok");
    smtp.clear();
    RecordedMails.signUp(email);
    forgotPassword(email);
    awaitNothingWaits();
    assertThat(smtp.commands("RCPT")).isEmpty();

    administrator.asCaller().delete("/admin/users/" + id + "/bounce").then().statusCode(204);
    account(id).then().body("email_bounced_at", nullValue());
    audited(id, "account.email_bounce_cleared").then().body("items.size()", equalTo(1));
    administrator.asCaller().delete("/admin/users/" + id + "/bounce").then().statusCode(204);
    forgotPassword(email);
    awaitNothingWaits();
  }

  private Response audited(String account, String action) {
    return administrator.asCaller().get("/admin/audit?subject=" + account + "&action=" + action);
  }

  private void forgotPassword(String email) {
    headgate
        .api()
        .body(Map.of("email", email))
        .post("/auth/password/forgot")
        .then()
        .statusCode(202);
  }

  @Test
  void refusalsOfTheMailOrServerMarkNoAddress() {
    smtp.answer("RCPT", "554 5.7.1 your network is on a list");
    String email = "listed-" + UUID.randomUUID() + "@example.org";

    RecordedMails.signUp(email);

    await().atMost(PATIENCE).until(() -> !smtp.commands("RCPT").isEmpty());
    awaitNothingWaits();
    assertThat(isMarked(email)).isFalse();
  }

  @Test
  void onlyGenuineReportsMarkAnAddress() {
    smtp.answer("RCPT", "250 ok");
    String gone = "returned-" + UUID.randomUUID() + "@example.org";
    String kept = "kept-" + UUID.randomUUID() + "@example.org";
    RecordedMails.signUp(gone);
    RecordedMails.signUp(kept);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(smtp.contents())
                    .anyMatch(mail -> isTo(mail, gone))
                    .anyMatch(mail -> isTo(mail, kept)));
    String ofGone = messageIdOf(gone);

    mailbox.deliver("Content-Type: multipart/report; report-type=delivery-status\r\n\r\n--");
    mailbox.deliver("Subject: large\r\n\r\n" + "much too much\r\n".repeat(30_000));
    mailbox.deliver(report(kept, ofGone));
    mailbox.deliver(report(kept, "<made.up@xn--kln-sna.example>"));
    mailbox.deliver(report(gone, ofGone));
    readMailbox();

    await().atMost(PATIENCE).until(() -> mailbox.unread() == 0);
    assertThat(isMarked(gone)).isTrue();
    assertThat(isMarked(kept)).isFalse();
    administrator
        .asCaller()
        .get("/admin/audit?subject=" + idOf(gone) + "&action=account.email_bounced")
        .then()
        .body("items[0].details.status", equalTo("5.1.1"))
        .body("items[0].details.reply_code", equalTo("550"))
        .body("items[0].actor", equalTo("system"));
  }

  @Test
  void deletedAccountsUnsentMailsAreCancelledInEveryState() {
    smtp.answer("RCPT", "451 4.3.0 later");
    String email = "later-" + UUID.randomUUID() + "@example.org";
    RecordedMails.signUp(email);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !sql.texts(
                        "select task_instance from platform.urgent_tasks"
                            + " where consecutive_failures > 0 and not picked")
                    .isEmpty());

    administrator.asCaller().delete("/admin/users/" + idOf(email)).then().statusCode(202);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(sql.tablesWith(email)).isEmpty());
  }

  /** The next run is due in up to five minutes. */
  private void readMailbox() {
    sql.update(
        "update platform.schedule set next_at = now(), fence = fence + 1"
            + " where system_task = 'bounce-mailbox'");
  }

  private static boolean isTo(String mail, String email) {
    return mail.contains("To: " + email);
  }

  private String messageIdOf(String email) {
    return smtp.contents().stream()
        .filter(mail -> isTo(mail, email))
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Message-ID: "))
        .map(line -> line.substring("Message-ID: ".length()))
        .findFirst()
        .orElseThrow();
  }

  private static String report(String email, String messageId) {
    return """
        Content-Type: multipart/report; report-type=delivery-status; boundary=b
        Subject: Undelivered Mail Returned to Sender

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --b
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b--
        """
        .formatted(email, messageId);
  }

  private void awaitNothingWaits() {
    await().atMost(PATIENCE).until(() -> sql.texts(WAITING).isEmpty());
  }

  private boolean isMarked(String email) {
    return !sql.texts(
            "select email from platform.account where email_bounced_at is not null and email = '"
                + email
                + "'")
        .isEmpty();
  }

  private String idOf(String email) {
    List<String> ids =
        sql.texts("select id::text from platform.account where email = '" + email + "'");
    return ids.get(0);
  }

  private Response account(String id) {
    return administrator.asCaller().get("/admin/users/" + id);
  }

  private Response accounts(String bounced) {
    return administrator.asCaller().get("/admin/users?email_bounced=" + bounced);
  }
}
