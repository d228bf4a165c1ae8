package org.headgate.notifications.service.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.KeyRing;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.BounceMailboxAddress;
import org.headgate.config.settings.MailSettings;
import org.headgate.mail.service.BounceReason;
import org.headgate.mail.service.MessageIdSigner;
import org.headgate.mail.service.RefusedRecipients;
import org.headgate.scheduling.service.SystemTaskDeferredException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which delivery reports mark an address. */
class BounceMailboxTaskTest {

  private static final EmailAddress ADA = new EmailAddress("ada@example.org");
  private static final EmailAddress EVE = new EmailAddress("eve@example.org");
  private static final UUID MAIL = UUID.fromString("019b8000-0000-7000-8000-000000000001");
  private static final Instant SENT = Instant.ofEpochMilli(0x019b80000000L);

  private final List<String> marked = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"postfix", "exim", "exchange", "gmail"})
  void genuineReportsMarkTheRecipient(String server) {
    read(Reports.text(server, messageId(MAIL, ADA)), SENT.plus(Duration.ofDays(5)));

    assertThat(marked).singleElement().asString().startsWith("ada@example.org 550 5.");
  }

  @Test
  void messageIdIsMatchedIgnoringCase() {
    String messageId = messageId(MAIL, ADA).toUpperCase(Locale.ROOT);

    read(Reports.text("postfix", messageId), SENT);

    assertThat(marked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postfix-delayed", "exim-timeout"})
  void delaysMarkNoAddress(String report) {
    read(Reports.text(report, messageId(MAIL, ADA)), SENT);

    assertThat(marked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<made.up@localhost>",
        "<019b8000-0000-7000-8000-000000000001@localhost>",
        "<019b8000-0000-7000-8000-000000000001.00000000000000000000000000000000@localhost>",
        "<019b8000-0000-7000-8000-000000000001.@localhost>",
        "",
        "<>"
      })
  void forgedReportsMarkNoAddress(String messageId) {
    read(Reports.text("postfix", messageId), SENT);

    assertThat(marked).isEmpty();
  }

  @Test
  void reportsWithForeignMessageIdMarkNoAddress() {
    read(Reports.text("postfix", messageId(MAIL, EVE)), SENT);

    assertThat(marked).isEmpty();
  }

  @Test
  void expiredReportsMarkNoAddress() {
    read(Reports.text("postfix", messageId(MAIL, ADA)), SENT.plus(Duration.ofDays(15)));

    assertThat(marked).isEmpty();
  }

  @Test
  void reportsWithoutTimeInMessageIdMarkNoAddress() {
    UUID random = UUID.fromString("7b3c0f5e-5b57-4f4d-9d50-4a6d3a7d9a10");

    read(Reports.text("postfix", messageId(random, ADA)), SENT);

    assertThat(marked).isEmpty();
  }

  @Test
  void unavailableMailboxDefersTheTask() {
    BounceMailboxTask task = task(SENT, new AwayMailbox());

    assertThatThrownBy(task::run)
        .isInstanceOf(SystemTaskDeferredException.class)
        .hasMessage("the bounce mailbox cannot be read");
  }

  @Test
  void taskIsDisabledWithoutAMailbox() {
    assertThat(task(SENT, new AwayMailbox()).isEnabled()).isTrue();
    BounceMailboxTask task =
        new BounceMailboxTask(
            MailSettings.from(new EnvironmentReader(Map.of())),
            new AwayMailbox(),
            signer(SENT),
            new Recorded());

    assertThat(task.isEnabled()).isFalse();
    task.run();
  }

  private void read(String mail, Instant now) {
    task(now, new OneMail(mail)).run();
  }

  private BounceMailboxTask task(Instant now, BounceMailbox mailbox) {
    return new BounceMailboxTask(settings(), mailbox, signer(now), new Recorded());
  }

  private static String messageId(UUID mailId, EmailAddress to) {
    return signer(SENT).sign(mailId, to);
  }

  private static MessageIdSigner signer(Instant now) {
    return new MessageIdSigner(
        new KeyRing(new byte[32]), settings(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static MailSettings settings() {
    return MailSettings.from(
        new EnvironmentReader(Map.of("BOUNCE_MAILBOX_URL", "imap://u:p@localhost/INBOX")));
  }

  private static final class OneMail extends BounceMailbox {

    private final String mail;

    private OneMail(String mail) {
      this.mail = mail;
    }

    @Override
    int read(BounceMailboxAddress address, Consumer<byte[]> handler) {
      handler.accept(mail.getBytes(StandardCharsets.UTF_8));
      return 1;
    }
  }

  private static final class AwayMailbox extends BounceMailbox {

    @Override
    int read(BounceMailboxAddress address, Consumer<byte[]> handler) throws MessagingException {
      throw new MessagingException("connection refused");
    }
  }

  private final class Recorded implements RefusedRecipients {

    @Override
    public boolean contains(EmailAddress address) {
      return false;
    }

    @Override
    public void add(EmailAddress address, BounceReason reason) {
      marked.add(
          address + " " + reason.replyCode().getAsInt() + " " + reason.status().orElseThrow());
    }
  }
}
