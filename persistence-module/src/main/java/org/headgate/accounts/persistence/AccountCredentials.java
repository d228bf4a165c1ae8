package org.headgate.accounts.persistence;

import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;

/**
 * The data of an account that a log-in by password needs.
 *
 * @param epoch the epoch of the account when its hash was read
 * @param privileged whether it has the role admin or operator
 */
public record AccountCredentials(
    UUID id,
    String passwordHash,
    boolean active,
    boolean emailVerified,
    int epoch,
    boolean privileged) {

  /**
   * Stored for an account without a password: it has the form of a hash, but no password matches,
   * because its bytes are zero.
   */
  public static final String NO_PASSWORD =
      "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  /** The account as it was authenticated, for work that starts from this password. */
  public AccountAtEpoch accountAtEpoch() {
    return new AccountAtEpoch(new UserId(id), epoch);
  }

  /** Leaves out the hash. */
  @Override
  public String toString() {
    return "AccountCredentials[" + id + "]";
  }
}
