package org.headgate.mail.service;

import org.headgate.common.identity.EmailAddress;

/** Records addresses that take no mail for good: no further mail is sent to them. */
public interface RefusedRecipients {

  boolean contains(EmailAddress address);

  /** Called outside of transactions, for addresses with and without an account. */
  void add(EmailAddress address, BounceReason reason);
}
