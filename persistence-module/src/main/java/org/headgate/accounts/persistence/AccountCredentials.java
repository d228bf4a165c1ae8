package org.headgate.accounts.persistence;

import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.UserId;

/**
 * What a log-in by password is judged by.
 *
 * @param epoch of the account when its hash was read
 * @param privileged whether it has the role admin or operator
 */
public record AccountCredentials(
    UUID id,
    String passwordHash,
    boolean active,
    boolean emailVerified,
    int epoch,
    boolean privileged) {

  /** The form of a hash, and no password's: its bytes are zero. */
  public static final String NO_PASSWORD =
      "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  /** For what is begun with the password. */
  public JudgedAccount judged() {
    return new JudgedAccount(new UserId(id), epoch);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "CredentialsView[" + id + "]";
  }
}
