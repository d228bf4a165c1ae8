package org.headgate.notifications.service.bounces;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which mails broke the connection while they were fetched. Only this node's memory has
 * it: after a start, or on another node, a mail gets its tries again.
 */
final class BrokenFetches {

  static final int MAX_TRIES = 3;
  private static final int MAX_REMEMBERED = 100;

  /** The id of a mail in its folder, which a new connection knows too (RFC 9051, 2.3.1.1). */
  record MailUid(long validity, long uid) {}

  private final Map<MailUid, Integer> tries = new LinkedHashMap<>();

  synchronized void add(MailUid mail) {
    tries.merge(mail, 1, Integer::sum);
    if (tries.size() > MAX_REMEMBERED) {
      tries.remove(tries.keySet().iterator().next());
    }
  }

  synchronized boolean contains(MailUid mail) {
    return tries.containsKey(mail);
  }

  /** Whether the mail has had its tries. */
  synchronized boolean isGivenUp(MailUid mail) {
    return tries.getOrDefault(mail, 0) >= MAX_TRIES;
  }

  synchronized void forget(MailUid mail) {
    tries.remove(mail);
  }

  synchronized int size() {
    return tries.size();
  }
}
