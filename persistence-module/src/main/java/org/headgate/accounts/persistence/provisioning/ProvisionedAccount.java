package org.headgate.accounts.persistence.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The data of an account that an administrator creates.
 *
 * @param passwordHash empty for an account that has no password yet
 * @param roles their names, {@code user} among them
 * @param verifiedAt empty when the owner has to verify the address
 */
public record ProvisionedAccount(
    UUID id,
    String email,
    Optional<String> passwordHash,
    Optional<String> fullName,
    String locale,
    String timeZone,
    List<String> roles,
    Optional<UUID> department,
    Optional<Instant> verifiedAt,
    Instant createdAt) {

  public ProvisionedAccount {
    roles = List.copyOf(roles);
  }

  /** Leaves out the hash. */
  @Override
  public String toString() {
    return "ProvisionedAccount[" + id + "]";
  }
}
