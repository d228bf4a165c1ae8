package org.headgate.mail.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.service.AccountContactService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.MailSettings;
import org.headgate.notifications.service.ReminderActionExecutor;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.scheduling.api.EmailAction;
import org.headgate.scheduling.service.dispatch.ActionRequest;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the answers of a mail server decide the result of a reminder. */
class ReminderSenderTest {

  private RecordingSmtpServer server;

  @BeforeEach
  void start() {
    server = RecordingSmtpServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void acceptedRemindersAreDone() {
    assertThat(send("ada@example.org").kind()).isEqualTo(ActionResult.Kind.DONE);
  }

  @ParameterizedTest
  @CsvSource({"RCPT,550 5.1.1 no such user", "RCPT,553 bad name", "CONTENT,554 spam"})
  void permanentRefusalsAreFinal(String command, String reply) {
    server.answer(command, reply);

    ActionResult actionResult = send("ada@example.org");

    assertThat(actionResult.kind()).isEqualTo(ActionResult.Kind.REFUSED);
    assertThat(actionResult.error()).get().asString().contains(reply.substring(0, 3));
  }

  @Test
  void storedInvalidAddressesAreRefused() {
    assertThat(send("šda@example.org").kind()).isEqualTo(ActionResult.Kind.REFUSED);
    assertThat(server.commands()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING,421 too busy",
    "GREETING,554 no service",
    "MAIL,550 5.7.1 not from you",
    "MAIL,553 not from you",
    "MAIL,451 later",
    "RCPT,450 4.2.0 greylisted",
    "RCPT,452 full",
    "RCPT,530 authentication required",
    "CONTENT,421 going away"
  })
  void failuresOfServerAndSenderAreDeferred(String command, String reply) {
    server.answer(command, reply);

    assertThat(send("ada@example.org").kind()).isEqualTo(ActionResult.Kind.DEFERRED);
  }

  @Test
  void unavailableMailServerDefersReminder() {
    int port = server.port();
    server.close();

    assertThat(send("ada@example.org", port).kind()).isEqualTo(ActionResult.Kind.DEFERRED);
  }

  private ActionResult send(String address) {
    return send(address, server.port());
  }

  private static ActionResult send(String address, int port) {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    MailSettings settings = MailSettings.from(new EnvironmentReader(Map.of()));
    SmtpMailSender transport =
        new SmtpMailSender(
            Session.getInstance(properties),
            settings,
            new MessageIdSigner(new KeyRing(new byte[32]), settings, Clock.systemUTC()),
            Clock.systemUTC());
    AccountContactService contacts =
        new AccountContactService() {
          @Override
          public Optional<AccountContact> of(UserId accountId) {
            return Optional.of(new AccountContact(address, Optional.empty(), "en", "UTC"));
          }
        };
    return new ReminderActionExecutor(
            contacts, new DatabaseGuard() {}, transport, new NoneRefused())
        .send(
            new ActionRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.of(new UserId(UUID.randomUUID())),
                Instant.EPOCH,
                1,
                new EmailAction("Report", "It is time"),
                List.of(),
                Instant.EPOCH));
  }

  private static final class NoneRefused implements RefusedRecipients {

    @Override
    public boolean contains(EmailAddress address) {
      return false;
    }

    @Override
    public void add(EmailAddress address, BounceReason reason) {
      // Nothing is kept here.
    }
  }
}
