package org.headgate.accounts.persistence;

import java.util.UUID;

/** What a log-in by password is judged by. */
public record CredentialsView(UUID id, String passwordHash, boolean active, boolean emailVerified) {

  /** Without the hash. */
  @Override
  public String toString() {
    return "CredentialsView[" + id + "]";
  }
}
