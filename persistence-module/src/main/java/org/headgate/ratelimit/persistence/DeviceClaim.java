package org.headgate.ratelimit.persistence;

import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;

/**
 * The account that a caller's device says it logged in to before, and in which epoch. It is true
 * only of an account that is in that epoch still.
 *
 * @param lane 1 to 4: what a claim that is true is counted under
 */
public record DeviceClaim(UUID account, int epoch, int lane) {

  /** Of a device that says nothing: no account has that id. */
  public static final DeviceClaim NONE = new DeviceClaim(new UUID(0, 0), 0, AttemptKey.STRANGERS);

  public static DeviceClaim of(JudgedAccount account, int lane) {
    return new DeviceClaim(account.id().value(), account.epoch(), lane);
  }
}
