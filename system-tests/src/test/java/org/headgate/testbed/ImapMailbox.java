package org.headgate.testbed;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * A mailbox of an IMAP server on this machine, over TLS with a certificate of its own authority.
 */
public final class ImapMailbox {

  private static final String KEY_STORE_PASSWORD = "keys-of-imap";
  private static final long START_LIMIT_MILLIS = 30_000;
  private static final String USER = "bounces";
  private static final String PASSWORD = "p:w/+@";

  private final TestCertificates certificates;
  private final GreenMail server;
  private final GreenMailUser user;

  private ImapMailbox(TestCertificates certificates) throws UserException {
    this.certificates = certificates;
    ServerSetup setup = new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAPS);
    setup.setServerStartupTimeout(START_LIMIT_MILLIS);
    server = new GreenMail(setup);
    user = server.getUserManager().createUser(USER + "@localhost", USER, PASSWORD);
    server.start();
  }

  /** An empty mailbox; its server ends with this process. */
  public static ImapMailbox started() {
    try {
      TestCertificates certificates = TestCertificates.made();
      System.setProperty(
          "greenmail.tls.keystore.file", certificates.keyStore(KEY_STORE_PASSWORD).toString());
      System.setProperty("greenmail.tls.keystore.password", KEY_STORE_PASSWORD);
      return new ImapMailbox(certificates);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UserException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@code BOUNCE_MAILBOX_URL} has it. */
  public String url() {
    return "imaps://%s:p%%3Aw%%2F+%%40@localhost:%s/INBOX?sslrootcert=%s"
        .formatted(USER, server.getImaps().getPort(), certificates.file("right-ca.crt"));
  }

  public void deliver(String mail) {
    try {
      byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
      user.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many mails have not been marked as read. */
  public int unread() {
    try {
      MailFolder folder = server.getManagers().getImapHostManager().getInbox(user);
      return (int)
          folder.getMessages().stream()
              .filter(mail -> !mail.getFlags().contains(Flags.Flag.SEEN))
              .count();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }
}
