package org.headgate.mail.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.headgate.accounts.persistence.Contact;
import org.headgate.accounts.service.ContactDesk;
import org.headgate.accounts.service.ReminderSender;
import org.headgate.identity.UserId;
import org.headgate.mail.MailSettings;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.scheduling.EmailAction;
import org.headgate.scheduling.dispatch.service.Delivery;
import org.headgate.scheduling.dispatch.service.Job;
import org.headgate.settings.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server's answers do to a schedule's reminder. */
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
  void whatIsTakenIsDone() {
    assertThat(sent("ada@example.org").kind()).isEqualTo(Delivery.Kind.DONE);
  }

  @ParameterizedTest
  @CsvSource({"RCPT,550 5.1.1 no such user", "RCPT,553 bad name", "CONTENT,554 spam"})
  void whatIsRefusedForGoodIsFinalAtTheFirstAttempt(String command, String reply) {
    server.answer(command, reply);

    Delivery delivery = sent("ada@example.org");

    assertThat(delivery.kind()).isEqualTo(Delivery.Kind.REFUSED);
    assertThat(delivery.error()).get().asString().contains(reply.substring(0, 3));
  }

  @Test
  void anAddressOfOldThatNothingIsMailedToIsFinal() {
    assertThat(sent("šda@example.org").kind()).isEqualTo(Delivery.Kind.REFUSED);
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
  void whatIsNoFaultOfTheSchedulesIsPutOff(String command, String reply) {
    server.answer(command, reply);

    assertThat(sent("ada@example.org").kind()).isEqualTo(Delivery.Kind.DEFERRED);
  }

  @Test
  void aMailServerThatIsAwayPutsOff() {
    int port = server.port();
    server.close();

    assertThat(sent("ada@example.org", port).kind()).isEqualTo(Delivery.Kind.DEFERRED);
  }

  private Delivery sent(String address) {
    return sent(address, server.port());
  }

  private static Delivery sent(String address, int port) {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    MailTransport transport =
        new MailTransport(
            Session.getInstance(properties),
            MailSettings.from(new Environment(Map.of())),
            Clock.systemUTC());
    ContactDesk desk =
        new ContactDesk() {
          @Override
          public Optional<Contact> of(UserId account) {
            return Optional.of(new Contact(address, Optional.empty(), "en", "UTC"));
          }
        };
    return new ReminderSender(desk, new DatabaseGuard() {}, transport)
        .send(
            new Job(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.of(new UserId(UUID.randomUUID())),
                Instant.EPOCH,
                1,
                new EmailAction("Report", "It is time"),
                Optional.empty(),
                Instant.EPOCH));
  }
}
