package org.headgate.mail.service;

import org.headgate.common.identity.EmailAddress;

/** Records addresses that the mail server permanently refused: no further mail is sent to them. */
public interface RefusedRecipients {

  boolean contains(EmailAddress address);

  /** Called outside of transactions, for addresses with and without an account. */
  void add(EmailAddress address, int replyCode);
}
