package org.headgate.mail.service;

import java.util.Optional;

/** SPI for one kind of mail: composes it when it is sent, not when it is ordered. */
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
