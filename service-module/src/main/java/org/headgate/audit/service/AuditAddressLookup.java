package org.headgate.audit.service;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;

/**
 * SPI that resolves the account ids of audit entries to current addresses; the log itself knows
 * nothing of accounts.
 */
public interface AuditAddressLookup {

  /** The account that has this address now. */
  Optional<UserId> idOf(EmailAddress address);

  /**
   * The addresses that accounts have now, by id.
   *
   * @param ids the ids of accounts or of anything else, which has no address
   */
  Map<String, String> addressesOf(Set<String> ids);
}
