package org.headgate.mail.service;

import org.headgate.common.identity.EmailAddress;

/** The addresses that the mail server refused for good: nothing is mailed to them any more. */
public interface RefusedRecipients {

  boolean contains(EmailAddress address);

  /** Called outside of transactions, whether an account has the address or not. */
  void add(EmailAddress address, int replyCode);
}
