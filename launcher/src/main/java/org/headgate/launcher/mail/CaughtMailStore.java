package org.headgate.launcher.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest 1,000 caught mails; older ones remain only as files. */
public final class CaughtMailStore {
  private static final int RETENTION = 1_000;

  private final Deque<CaughtMail> newestFirst = new ArrayDeque<>();

  /** Takes a mail in. */
  synchronized void add(CaughtMail mail) {
    newestFirst.addFirst(mail);
    if (newestFirst.size() > RETENTION) {
      newestFirst.removeLast();
    }
  }

  /** All that are kept, newest first. */
  public synchronized List<CaughtMail> all() {
    return List.copyOf(newestFirst);
  }

  /**
   * The mails to one recipient, newest first.
   *
   * @param address the recipient, case ignored
   */
  public List<CaughtMail> to(String address) {
    return all().stream().filter(mail -> mail.to().equalsIgnoreCase(address)).toList();
  }
}
