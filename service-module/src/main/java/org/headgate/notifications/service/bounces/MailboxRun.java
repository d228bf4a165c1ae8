package org.headgate.notifications.service.bounces;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.headgate.notifications.service.bounces.BrokenFetches.MailUid;

/** The progress of one run over a mailbox, over one connection or several. */
final class MailboxRun {

  private static final Duration MAX_DURATION = Duration.ofMinutes(2);
  static final int MAX_MAILS = 500;
  private static final int MAX_BREAKS = 3;

  private final long end = System.nanoTime() + MAX_DURATION.toNanos();
  private final Set<MailUid> broken = new HashSet<>();
  private Optional<MessagingException> lastBreak = Optional.empty();
  private int handled;
  private int skipped;

  void addHandled() {
    handled++;
  }

  void addSkipped() {
    skipped++;
  }

  void addBreak(MailUid mail, MessagingException failure) {
    broken.add(mail);
    lastBreak = Optional.of(failure);
  }

  boolean hasBrokenAt(MailUid mail) {
    return broken.contains(mail);
  }

  boolean isOver() {
    return handled + skipped >= MAX_MAILS
        || broken.size() >= MAX_BREAKS
        || System.nanoTime() - end > 0;
  }

  /**
   * @return how many mails were handled
   * @throws MessagingException when the connection broke, and no mail was done with
   */
  int result() throws MessagingException {
    if (handled + skipped == 0 && lastBreak.isPresent()) {
      throw lastBreak.get();
    }
    return handled;
  }
}
