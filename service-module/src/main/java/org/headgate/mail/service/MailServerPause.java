package org.headgate.mail.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.headgate.common.service.Backoff;

/**
 * A mail server that could not be reached is left alone for a while, longer each time: the mails
 * that wait do not each open a connection, and none holds a thread until its time is out.
 */
@ApplicationScoped
public class MailServerPause {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Backoff backoff = new Backoff(FIRST, LONGEST);
  private final AtomicLong until = new AtomicLong(System.nanoTime());

  /**
   * @throws MessagingException while the mail server is left alone
   */
  void check() throws MessagingException {
    long left = until.get() - System.nanoTime();
    if (left > 0) {
      throw new MessagingException(
          "the mail server could not be reached a moment ago; it is left alone for "
              + Duration.ofNanos(left).toMillis()
              + " ms more");
    }
  }

  void reached() {
    backoff.reset();
  }

  void failed() {
    until.set(System.nanoTime() + backoff.next().toNanos());
  }
}
