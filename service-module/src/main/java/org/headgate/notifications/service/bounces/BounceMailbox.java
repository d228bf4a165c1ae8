package org.headgate.notifications.service.bounces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.headgate.common.service.TrustedAuthorities;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.settings.BounceMailboxAddress;

/**
 * Reads the unread mails of a mailbox by IMAP and marks each as read after it was handled, so that
 * a node that dies in between leaves it to the next run. Of each mail only the beginning is
 * fetched. Nothing is ever deleted.
 */
@ApplicationScoped
public class BounceMailbox {

  private static final Logger LOG = SingleLineLogger.of(BounceMailbox.class);
  private static final SearchTerm UNREAD = new FlagTerm(new Flags(Flags.Flag.SEEN), false);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration MAX_RUN = Duration.ofMinutes(2);
  private static final int MAX_MAILS = 500;
  private static final int MAX_LISTED = 5_000;
  private static final int HEAD_BYTES = 256 * 1024;
  private static final int FETCH_BYTES = 64 * 1024;

  /**
   * Handles the oldest unread mails: 500 at most, within 2 minutes; the others are left to the next
   * run.
   *
   * @param handler gets the first 256 KiB of each mail
   * @return how many were handled
   * @throws MessagingException when the mailbox cannot be reached any more
   */
  int read(BounceMailboxAddress address, Consumer<byte[]> handler) throws MessagingException {
    long end = System.nanoTime() + MAX_RUN.toNanos();
    try (Store store = session(address).getStore(address.protocol())) {
      store.connect(address.host(), address.port(), address.user(), address.password().reveal());
      Folder folder = store.getFolder(address.folder());
      folder.open(Folder.READ_WRITE);
      int handled = 0;
      for (Message mail : unread(folder)) {
        if (handled == MAX_MAILS || System.nanoTime() - end > 0) {
          break;
        }
        handle(folder, mail, handler);
        handled++;
      }
      return handled;
    }
  }

  /** Lists in sections where there are many, because the library makes an object of each. */
  private static Message[] unread(Folder folder) throws MessagingException {
    if (folder.getUnreadMessageCount() <= MAX_LISTED) {
      return folder.search(UNREAD);
    }
    int count = folder.getMessageCount();
    for (int first = 1; first <= count; first += MAX_LISTED) {
      int last = Math.min(count, first + MAX_LISTED - 1);
      Message[] found = folder.search(UNREAD, folder.getMessages(first, last));
      if (found.length > 0) {
        return found;
      }
    }
    return new Message[0];
  }

  /**
   * A mail that the server does not give out is marked too, so that it does not stop the others.
   */
  private static void handle(Folder folder, Message mail, Consumer<byte[]> handler)
      throws MessagingException {
    try {
      byte[] head;
      try {
        head = head(mail);
      } catch (MessagingException | IOException e) {
        if (!folder.isOpen()) {
          throw new MessagingException("the connection to the mailbox broke", e);
        }
        LOG.log(Level.WARNING, "A mail in the bounce mailbox cannot be fetched", e);
        head = new byte[0];
      }
      handler.accept(head);
      mail.setFlag(Flags.Flag.SEEN, true);
    } catch (MessageRemovedException e) {
      LOG.log(Level.DEBUG, "A mail was removed from the bounce mailbox meanwhile", e);
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
