package org.headgate.notifications.service.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.BounceMailboxAddress;
import org.headgate.config.settings.MailSettings;
import org.headgate.notifications.service.bounces.UnreadMails.UnreadMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox on a real IMAP server, behind an unreliable network. */
class BounceMailboxTest {

  private static final String BREAKING = "unfetchable";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP));
  private final GreenMailUser user = server.setUser("bounces@localhost", "bounces", "secret");
  private final List<String> handled = new ArrayList<>();
  private final BounceMailbox mailbox = new BounceMailbox();
  private BreakingImapProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server.start();
    proxy = new BreakingImapProxy(server.getImap().getPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop();
  }

  @Test
  void breakingMailDoesNotBlockLaterMails() throws Exception {
    deliver("first", BREAKING, "second", "third");
    proxy.breakAt(BREAKING);

    assertThat(read()).isEqualTo(3);

    assertThat(handled).containsExactly("first", "second", "third");
    assertThat(unread()).containsExactly(BREAKING);
  }

  @Test
  void repeatedlyBreakingMailIsSkipped() throws Exception {
    deliver(BREAKING, "first");
    proxy.breakAt(BREAKING);

    read();
    deliver("second");
    read();
    deliver("third");
    read();

    assertThat(handled).containsExactly("first", "second", "third");
    assertThat(unread()).isEmpty();
    assertThat(read()).isZero();
  }

  @Test
  void breakingMailIsSkippedInAMailboxOfItsOwn() throws Exception {
    deliver(BREAKING);
    proxy.breakAt(BREAKING);

    assertThatThrownBy(this::read).isInstanceOf(MessagingException.class);
    assertThatThrownBy(this::read).isInstanceOf(MessagingException.class);
    assertThat(unread()).containsExactly(BREAKING);
    read();

    assertThat(unread()).isEmpty();
  }

  @Test
  void mailIsReadAfterOneBrokenConnection() throws Exception {
    deliver(BREAKING, "first");
    proxy.breakAt(BREAKING);
    read();
    proxy.mend();

    deliver("second");
    assertThat(read()).isEqualTo(2);

    assertThat(handled).containsExactly("first", "second", BREAKING);
    assertThat(unread()).isEmpty();
  }

  @Test
  void manyBreakingMailsAreSpreadOverRuns() throws Exception {
    for (int number = 0; number < 7; number++) {
      deliver(BREAKING + " " + number);
    }
    deliver("behind them");
    proxy.breakAt(BREAKING);

    for (int run = 0; handled.isEmpty() && run < 5; run++) {
      try {
        read();
      } catch (MessagingException nothingWasRead) {
        assertThat(nothingWasRead).hasMessageContaining("broke");
      }
    }

    assertThat(handled).containsExactly("behind them");
  }

  @Test
  void alwaysBreakingMailboxLosesNoMail() throws Exception {
    deliver("first", "second", "third", "fourth", "fifth", "sixth");
    proxy.breakAt("Subject");

    assertThatThrownBy(this::read).isInstanceOf(MessagingException.class);
    proxy.mend();
    read();

    assertThat(handled)
        .containsExactlyInAnyOrder("first", "second", "third", "fourth", "fifth", "sixth");
    assertThat(unread()).isEmpty();
  }

  @Test
  void crashedRunLosesAndRepeatsNoMail() throws Exception {
    deliver("first", "second", "third");

    assertThatThrownBy(
            () ->
                mailbox.read(
                    address(),
                    mail -> {
                      if (handled.contains("first")) {
                        throw new IllegalStateException("the node dies");
                      }
                      handle(mail);
                    }))
        .isInstanceOf(IllegalStateException.class);
    read();

    assertThat(handled).containsExactly("first", "second", "third");
  }

  @Test
  void runListsTheFiveHundredOldestMails() throws Exception {
    List<String> subjects = subjects(5_100);
    deliver(subjects.toArray(String[]::new));
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("localhost", server.getImap().getPort(), "bounces", "secret");
      Folder folder = store.getFolder("INBOX");
      folder.open(Folder.READ_ONLY);

      List<UnreadMail> listed = UnreadMails.of(folder, new BrokenFetches(), new MailboxRun());

      assertThat(listed).hasSize(500);
      assertThat(listed.get(0).message().getSubject()).isEqualTo("0");
      assertThat(listed.get(499).message().getSubject()).isEqualTo("499");
    }
  }

  private static List<String> subjects(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  @Test
  void onlyTheBeginningOfALargeMailIsFetched() throws Exception {
    deliver("large\r\n\r\n" + "much too much\r\n".repeat(400_000), "next");

    List<Integer> lengths = new ArrayList<>();
    mailbox.read(address(), mail -> lengths.add(mail.length));

    assertThat(lengths).hasSize(2).startsWith(256 * 1024);
    assertThat(proxy.sent()).isLessThan(600 * 1024);
  }

  private int read() throws MessagingException {
    Consumer<byte[]> handler = this::handle;
    return mailbox.read(address(), handler);
  }

  private void handle(byte[] mail) {
    handled.add(
        new String(mail, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("Subject: "))
            .map(line -> line.substring("Subject: ".length()))
            .findFirst()
            .orElseThrow());
  }

  private BounceMailboxAddress address() {
    String url = "imap://bounces:secret@localhost:" + proxy.port() + "/INBOX";
    return MailSettings.from(new EnvironmentReader(Map.of("BOUNCE_MAILBOX_URL", url)))
        .bounceMailbox()
        .orElseThrow();
  }

  private void deliver(String... subjects) throws MessagingException {
    for (String subject : subjects) {
      byte[] mail = ("Subject: " + subject + "\r\n\r\nText").getBytes(StandardCharsets.UTF_8);
      user.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
    }
  }

  private List<String> unread() throws FolderException, MessagingException {
    List<String> unread = new ArrayList<>();
    for (var mail : server.getManagers().getImapHostManager().getInbox(user).getMessages()) {
      if (!mail.getFlags().contains(Flags.Flag.SEEN)) {
        unread.add(mail.getMimeMessage().getSubject());
      }
    }
    return unread;
  }
}
