package org.headgate.audit.service;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;

/**
 * Whose the ids in the log are now. The log keeps ids alone, and knows nothing of accounts: whoever
 * has these answers.
 */
public interface AuditPeople {

  /** The account that has this address now. */
  Optional<UserId> idOf(EmailAddress address);

  /**
   * The addresses that accounts have now, by id.
   *
   * @param ids of accounts or of anything else, which has no address
   */
  Map<String, String> addressesOf(Set<String> ids);
}
