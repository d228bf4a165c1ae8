package org.headgate.ratelimit.persistence;

import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;

/**
 * The account and epoch in which a caller's device says it logged in before. It holds only while
 * the account is in that epoch.
 *
 * @param lane 1 to 4: the lane in which attempts with a true claim are counted
 */
public record DeviceClaim(UUID accountId, int epoch, int lane) {

  /** The claim of an unknown device: no account has that id. */
  public static final DeviceClaim NONE = new DeviceClaim(new UUID(0, 0), 0, AttemptKey.STRANGERS);

  public static DeviceClaim of(AccountAtEpoch account, int lane) {
    return new DeviceClaim(account.id().value(), account.epoch(), lane);
  }
}
