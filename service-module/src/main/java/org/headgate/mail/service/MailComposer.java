package org.headgate.mail.service;

import java.util.Optional;

/** Writes the mails of one kind, when they are sent and not when they are ordered. */
public interface MailComposer {

  String kind();

  /** Whether somebody waits for its mails at a screen. */
  default boolean isUrgent() {
    return false;
  }

  /**
   * @return empty when there is nothing left to say, such as for a code that has expired meanwhile
   */
  Optional<MailContent> write(QueuedMail order);
}
