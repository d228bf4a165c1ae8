package org.headgate.administration.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;

/**
 * An account in an export, one line of it. Members have the same names as in the request that
 * creates an account.
 *
 * @param verified whether somebody verified the address
 * @param passwordHash left out unless it is asked for, and of accounts that have no password
 * @param totpSecret left out unless it is asked for, and of accounts without an authenticator app
 * @param externalId left out of accounts that were not imported
 */
public record ExportedUser(
    UserId id,
    EmailAddress email,
    @Schema(description = "Whether the address is verified") boolean verified,
    Optional<String> fullName,
    @Schema(examples = "de") String locale,
    @Schema(examples = "Europe/Berlin") String timeZone,
    Set<Role> roles,
    Optional<UUID> departmentId,
    @Schema(description = "The department's name") Optional<String> department,
    boolean isActive,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
            description =
                "An Argon2id PHC string, or the hash as it was imported; only on request, and only"
                    + " if the account has a password")
        Optional<String> passwordHash,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "As in PUT /admin/users/{id}/attributes; omitted if there are none")
        Optional<Map<String, String>> attributes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
            description =
                "The secret of the account's authenticator app in base32; only on request, and only"
                    + " if the account has one")
        Optional<String> totpSecret,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
            description =
                "The id in the system the account was imported from; omitted for other accounts")
        Optional<String> externalId) {

  public ExportedUser {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /** Leaves out hash and secret. */
  @Override
  public String toString() {
    return "ExportedUser[" + id + "]";
  }
}
