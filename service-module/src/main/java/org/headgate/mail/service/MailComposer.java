package org.headgate.mail.service;

import java.util.Optional;

/** SPI for one kind of mail: composes it when it is sent, not when it is queued. */
public interface MailComposer {

  String kind();

  /** Whether somebody is waiting for this mail at a screen. */
  default boolean isUrgent() {
    return false;
  }

  /**
   * @return empty when the mail is obsolete, such as for a code that has expired meanwhile
   */
  Optional<MailContent> write(QueuedMail mail);
}
