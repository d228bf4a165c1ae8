package org.headgate.notifications.service.bounces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.headgate.common.service.TrustedAuthorities;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.settings.BounceMailboxAddress;
import org.headgate.notifications.service.bounces.BrokenFetches.MailUid;
import org.headgate.notifications.service.bounces.UnreadMails.UnreadMail;

/**
 * Reads the beginnings of unread mails by IMAP and marks each mail as read after it was handled, so
 * that a node that dies in between leaves it to the next run. Nothing is ever deleted. A mail that
 * breaks the connection while it is fetched is left for last, and marked as read when it has done
 * so in three runs.
 */
@ApplicationScoped
public class BounceMailbox {

  private static final Logger LOG = SingleLineLogger.of(BounceMailbox.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
  private static final int HEAD_BYTES = 256 * 1024;
  private static final int FETCH_BYTES = 64 * 1024;

  private final BrokenFetches brokenFetches = new BrokenFetches();

  /**
   * Handles the oldest unread mails: 500 at most, within 2 minutes; the others are left to the next
   * run.
   *
   * @param handler gets the first 256 KiB of each mail
   * @return how many were handled
   * @throws MessagingException when the mailbox cannot be reached any more
   */
  int read(BounceMailboxAddress address, Consumer<byte[]> handler) throws MessagingException {
    MailboxRun run = new MailboxRun();
    Optional<MailUid> broken = Optional.empty();
    do {
      broken = readUntilBroken(address, run, broken, handler);
    } while (broken.isPresent());
    return run.result();
  }

  /**
   * Reads over one connection.
   *
   * @param broken what broke the connection before; that counts once the mailbox answers again
   * @return the mail at which this one broke
   */
  private Optional<MailUid> readUntilBroken(
      BounceMailboxAddress address,
      MailboxRun run,
      Optional<MailUid> broken,
      Consumer<byte[]> handler)
      throws MessagingException {
    try (Store store = session(address).getStore(address.protocol())) {
      store.connect(address.host(), address.port(), address.user(), address.password().reveal());
      Folder folder = store.getFolder(address.folder());
      folder.open(Folder.READ_WRITE);
      broken.ifPresent(brokenFetches::add);
      if (run.isOver()) {
        return Optional.empty();
      }
      for (UnreadMail mail : UnreadMails.of(folder, brokenFetches, run)) {
        if (run.isOver()) {
          break;
        }
        try {
          handle(mail, folder, run, handler);
        } catch (MessagingException failure) {
          if (folder.isOpen()) {
            throw failure;
          }
          run.addBreak(mail.uid(), failure);
          return Optional.of(mail.uid());
        }
      }
      return Optional.empty();
    }
  }

  private void handle(UnreadMail mail, Folder folder, MailboxRun run, Consumer<byte[]> handler)
      throws MessagingException {
    try {
      if (brokenFetches.isGivenUp(mail.uid())) {
        mail.message().setFlag(Flags.Flag.SEEN, true);
        run.addSkipped();
        LOG.log(
            Level.WARNING,
            "A mail in the bounce mailbox broke the connection in {0} runs and is skipped; UID {1}",
            BrokenFetches.MAX_TRIES,
            String.valueOf(mail.uid().uid()));
      } else {
        handler.accept(head(mail, folder));
        mail.message().setFlag(Flags.Flag.SEEN, true);
        run.addHandled();
      }
      brokenFetches.forget(mail.uid());
    } catch (MessageRemovedException e) {
      LOG.log(Level.DEBUG, "A mail was removed from the bounce mailbox meanwhile", e);
    }
  }

  /**
   * Empty for a mail that the server does not give out, so that it is marked and stops no other.
   */
  private static byte[] head(UnreadMail mail, Folder folder) throws MessagingException {
    try {
      return head(mail.message());
    } catch (MessagingException | IOException e) {
      if (!folder.isOpen()) {
        throw new MessagingException("the connection to the mailbox broke", e);
      }
      LOG.log(
          Level.WARNING,
          "A mail in the bounce mailbox cannot be fetched; UID " + mail.uid().uid(),
          e);
      return new byte[0];
    }
  }

  private static byte[] head(Message mail) throws MessagingException, IOException {
    HeadStream head = new HeadStream();
    try {
      mail.writeTo(head);
    } catch (HeadCompleteException e) {
      LOG.log(Level.DEBUG, "Only the beginning of a large mail was fetched");
    }
    return head.bytes.toByteArray();
  }

  private static Session session(BounceMailboxAddress address) throws MessagingException {
    String prefix = "mail." + address.protocol() + ".";
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", String.valueOf(CONNECT_TIMEOUT.toMillis()));
    properties.put(prefix + "timeout", String.valueOf(READ_TIMEOUT.toMillis()));
    properties.put(prefix + "writetimeout", String.valueOf(READ_TIMEOUT.toMillis()));
    properties.put(prefix + "fetchsize", String.valueOf(FETCH_BYTES));
    properties.put(prefix + "peek", "true");
    if (address.tls()) {
      try {
        properties.put(
            prefix + "ssl.socketFactory",
            TrustedAuthorities.context(address.authorities()).getSocketFactory());
      } catch (IOException e) {
        throw new MessagingException(e.getMessage(), e);
      }
      properties.put(prefix + "ssl.checkserveridentity", "true");
    }
    return Session.getInstance(properties);
  }

  /** Keeps the beginning of what is written and ends the transfer after it. */
  private static final class HeadStream extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      bytes.write(more, offset, Math.min(length, HEAD_BYTES - bytes.size()));
      if (bytes.size() == HEAD_BYTES) {
        throw new HeadCompleteException();
      }
    }
  }

  private static final class HeadCompleteException extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
