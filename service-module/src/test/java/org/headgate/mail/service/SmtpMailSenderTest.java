package org.headgate.mail.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.KeyRing;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.MailSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of a mail server, and their effect on the mail. */
class SmtpMailSenderTest {

  private static final EmailAddress ADA = new EmailAddress("ada@example.org");
  private static final MailContent TEXT = new MailContent("Hello", "Good morning\n");

  private static final UUID ID = UUID.fromString("0190a6f0-0000-7000-8000-000000000001");

  private RecordingSmtpServer server;
  private SmtpMailSender transport;

  @BeforeEach
  void start() {
    server = RecordingSmtpServer.start();
    transport = transport(server.port(), Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void acceptedMailIsDelivered() {
    transport.send(ADA, TEXT, ID);

    assertThat(server.commands("RCPT")).containsExactly("RCPT TO:<ada@example.org>");
    assertThat(server.contents()).singleElement().asString().contains("Subject: Hello");
  }

  @Test
  void senderIsMailFromWithEncodedName() {
    transport =
        transport(server.port(), Map.of("MAIL_FROM", "Köln Konto <No-Reply@bücher.example>"));

    transport.send(ADA, TEXT, ID);

    assertThat(server.commands("MAIL"))
        .containsExactly("MAIL FROM:<no-reply@xn--bcher-kva.example>");
    assertThat(server.contents())
        .singleElement()
        .asString()
        .contains("From: =?UTF-8?Q?K=C3=B6ln_Konto?= <no-reply@xn--bcher-kva.example>\r\n")
        .containsPattern("Message-ID: <" + ID + "\\.[0-9a-f]{32}@xn--bcher-kva\\.example>\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nBcc: eve@example.org", "a\nb", "a\rb", "a\u0000b", "a\u0085b\u2028c"})
  void subjectCannotInjectHeaders(String subject) {
    transport.send(ADA, new MailContent(subject, "x"), ID);

    String head = server.contents().get(0).split("\r\n\r\n", 2)[0];
    assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc:"));
    assertThat(head.replace("\r\n", "").chars()).allMatch(c -> c >= ' ' && c < 0x7F);
  }

  @ParameterizedTest
  @ValueSource(strings = {"šda@example.org", "dot.@docomo.example", "jo@müller.example"})
  void storedInvalidAddressesAreNotMailed(String kept) {
    assertThatThrownBy(() -> transport.send(EmailAddress.stored(kept), TEXT, ID))
        .isInstanceOf(MailRefusedException.class);
    assertThat(server.commands()).isEmpty();
  }

  @ParameterizedTest(name = "{0} is answered {1}")
  @CsvSource({
    "MAIL,550 5.7.1 not from you",
    "MAIL,501 5.1.7 bad sender",
    "RCPT,550 5.1.1 no such user",
    "RCPT,551 not here",
    "RCPT,552 5.2.2 the mailbox is full",
    "RCPT,553 bad name",
    "RCPT,554 no",
    "RCPT,503 no",
    "RCPT,556 no mail here",
    "DATA,554 no recipients",
    "CONTENT,550 5.7.1 refused",
    "CONTENT,552 too much",
    "CONTENT,554-this is|554 spam"
  })
  void permanentRefusalsAreReportedWithTheirReply(String command, String reply) {
    server.answer(command, reply.replace("|", "\r\n"));

    assertThatThrownBy(() -> transport.send(ADA, TEXT, ID))
        .hasMessageContaining(reply.split("\\|", 2)[0])
        .isInstanceOfSatisfying(
            MailRefusedException.class,
            refused ->
                assertThat(refused.replyCode()).isEqualTo(Integer.parseInt(reply.substring(0, 3))));
  }

  @ParameterizedTest(name = "{0} is answered {1}")
  @CsvSource({
    "RCPT,550 5.1.1 no such user,true",
    "RCPT,550-5.1.1 no such|550 user,true",
    "RCPT,551 not here,true",
    "RCPT,553 bad name,true",
    "RCPT,554 no,true",
    "RCPT,550 5.0.0 no,true",
    "RCPT,550 5.2.1 disabled,true",
    "RCPT,550 5.4.1 recipient address rejected,true",
    "RCPT,552 5.2.2 the mailbox is full,false",
    "RCPT,552 full,false",
    "RCPT,550 5.2.2 the mailbox is full,false",
    "RCPT,554-5.2.2 the mailbox|554 is full,false",
    "RCPT,550 4.2.2 the mailbox is full,false",
    "RCPT,554 5.2.3 too large,false",
    "RCPT,554 5.3.2 no mail at the moment,false",
    "RCPT,550 5.1.8 bad sender,false",
    "RCPT,503 no,false",
    "RCPT,554 5.7.1 your network is on a list,false",
    "RCPT,550-5.7.26 not|550 authenticated,false",
    "MAIL,550 5.7.1 not from you,false",
    "CONTENT,550 5.7.1 refused,false",
    "CONTENT,554-this is|554 spam,false"
  })
  void onlyRecipientRefusalsAreBounces(String command, String reply, boolean bounces) {
    server.answer(command, reply.replace("|", "\r\n"));

    assertThatThrownBy(() -> transport.send(ADA, TEXT, ID))
        .isInstanceOfSatisfying(
            MailRefusedException.class,
            refused -> assertThat(refused.isRecipientsFault()).isEqualTo(bounces));
  }

  @ParameterizedTest(name = "{0} is answered {1}")
  @CsvSource({
    "GREETING,554 no service",
    "GREETING,421 too busy",
    "EHLO,550 not you",
    "MAIL,450 later",
    "MAIL,530 5.7.0 authentication required",
    "RCPT,450 4.2.0 greylisted",
    "RCPT,451 later",
    "RCPT,452 full",
    "RCPT,421 going away",
    "RCPT,530 authentication required",
    "DATA,451 later",
    "CONTENT,451 later",
    "CONTENT,421 going away"
  })
  void temporaryAndConfigurationFaultsAreRetryable(String command, String reply) {
    server.answer(command, reply);
    if (command.equals("EHLO")) {
      server.answer("HELO", reply);
    }

    assertThatThrownBy(() -> transport.send(ADA, TEXT, ID))
        .isInstanceOf(MailNotSentException.class)
        .isNotInstanceOf(MailRefusedException.class);
  }

  @ParameterizedTest
  @CsvSource({"535 5.7.8 wrong", "534 too weak", "454 later"})
  void refusedSmtpLogInIsRetryable(String reply) {
    server.answer("EHLO", "250-test\r\n250 AUTH PLAIN");
    server.answer("AUTH", reply);
    transport = transport(server.port(), Map.of("SMTP_USER", "ada", "SMTP_PASSWORD", "secret"));

    assertThatThrownBy(() -> transport.send(ADA, TEXT, ID))
        .isInstanceOf(MailNotSentException.class)
        .isNotInstanceOf(MailRefusedException.class);
  }

  @Test
  void unreachableServerIsUnavailable() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      transport = transport(nobody.getLocalPort(), Map.of());
    }

    assertThatThrownBy(() -> transport.send(ADA, TEXT, ID))
        .isInstanceOf(MailServerUnavailableException.class);
  }

  private static SmtpMailSender transport(int port, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.auth", Boolean.toString(environment.containsKey("SMTP_USER")));
    MailSettings settings = MailSettings.from(new EnvironmentReader(environment));
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    return new SmtpMailSender(
        Session.getInstance(properties),
        settings,
        new MessageIdSigner(new KeyRing(new byte[32]), settings, clock),
        clock);
  }
}
