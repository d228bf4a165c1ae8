package org.headgate.launcher.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.headgate.launcher.RunComponent;

/**
 * An SMTP server on the loopback interface that accepts every mail and delivers none: each is
 * stored as a file, kept for the viewer and passed to a listener. It needs no log-in and offers no
 * TLS.
 */
public final class MailCatcher implements RunComponent {
  private static final String HOST = "127.0.0.1";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(15);
  private static final int PURGE_EVERY = 500;

  private final GreenMail server;
  private final MailFiles files;
  private final Clock clock;
  private final Consumer<CaughtMail> listener;
  private final CaughtMailStore mails = new CaughtMailStore();
  private final AtomicInteger count = new AtomicInteger();
  private boolean closed;

  /**
   * @param port 1 to 65535, or 0 for a free one
   * @param directory where the mails are kept as files
   * @param clock tells when a mail was caught
   * @param listener is told each mail once for each recipient, on the connection's thread
   */
  public MailCatcher(int port, Path directory, Clock clock, Consumer<CaughtMail> listener) {
    ServerSetup setup = new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(START_TIMEOUT.toMillis());
    this.server = new GreenMail(setup);
    this.files = new MailFiles(directory);
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("this mail catcher was closed");
    }
    server.getUserManager().setMessageDeliveryHandler(this::deliver);
    server.start();
  }

  @Override
  public synchronized void close() {
    closed = true;
    server.stop();
  }

  /** The SMTP port, known once it is started. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** The mails caught so far. */
  public CaughtMailStore mails() {
    return mails;
  }

  private GreenMailUser deliver(MovingMessage message, MailAddress recipient)
      throws MessagingException, UserException {
    Instant now = clock.instant();
    try {
      files.store(message.getMessage(), now);
      CaughtMail mail = CaughtMailParser.read(message.getMessage(), recipient.getEmail(), now);
      mails.add(mail);
      listener.accept(mail);
    } catch (IOException e) {
      throw new MessagingException("the mail could not be kept", e);
    }
    forgetOld();
    return mailbox(recipient.getEmail());
  }

  /** The library keeps every mail in memory too; a load test would fill it. */
  private void forgetOld() {
    if (count.incrementAndGet() % PURGE_EVERY == 0) {
      try {
        server.purgeEmailFromAllMailboxes();
      } catch (FolderException e) {
        // The next mail tries again.
        count.decrementAndGet();
      }
    }
  }

  private synchronized GreenMailUser mailbox(String address) throws UserException {
    UserManager users = server.getUserManager();
    GreenMailUser known = users.getUserByEmail(address);
    return known == null ? users.createUser(address, address, address) : known;
  }
}
