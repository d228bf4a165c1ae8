package org.headgate.mail.service;

import java.util.Optional;

/** Writes the mails of one kind, when they are sent and not when they are ordered. */
public interface MailWriter {

  String kind();

  /**
   * @return empty when there is nothing left to say, such as for a code that has expired meanwhile
   */
  Optional<MailText> write(MailOrder order);
}
