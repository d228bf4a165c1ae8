package org.headgate.accounts.persistence;

import java.util.UUID;

/** What a log-in by password is judged by. */
public record CredentialsView(UUID id, String passwordHash, boolean active, boolean emailVerified) {

  /** The form of a hash, and no password's: its bytes are zero. */
  static final String NO_PASSWORD =
      "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  /** Without the hash. */
  @Override
  public String toString() {
    return "CredentialsView[" + id + "]";
  }
}
