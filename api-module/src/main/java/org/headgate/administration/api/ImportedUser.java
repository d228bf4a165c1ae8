package org.headgate.administration.api;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.Role;

/**
 * An account in an import, one line of it. A line of an export is a valid one.
 *
 * @param id the id in the other system; used as the external id when externalId is left out
 * @param externalId the account's id in the other system, at most 255 characters
 * @param email the address; missing, the line is refused
 * @param verified whether the other system verified the address
 * @param departmentId an existing department
 * @param department the name of an existing department, used when the id matches none
 * @param passwordHash as in {@link CreateUserRequest}
 * @param totpSecret the TOTP secret of an active authenticator app, in base32: SHA-1, six digits,
 *     30 s
 * @param recoveryCodes the recovery codes of that app
 */
public record ImportedUser(
    @Schema(description = "The id in the other system, used if external_id is omitted")
        Optional<String> id,
    @Schema(description = "The id in the other system; a line with a known id changes nothing")
        Optional<@Size(max = 255) String> externalId,
    @Schema(required = true, format = "email", examples = "ada@example.org")
        Optional<@Size(max = 254) String> email,
    @Schema(description = "Whether the other system verified the address; default false")
        Optional<Boolean> verified,
    Optional<@Size(max = 200) String> fullName,
    @Schema(examples = "de") Optional<@Size(max = 35) String> locale,
    @Schema(examples = "Europe/Berlin") Optional<String> timeZone,
    @Schema(implementation = Role[].class) Optional<Set<Role>> roles,
    Optional<UUID> departmentId,
    @Schema(description = "The department's name, used if no department has the id")
        Optional<String> department,
    @Schema(description = "Default true") Optional<Boolean> isActive,
    Optional<Instant> createdAt,
    Optional<Instant> lastLoginAt,
    @Schema(description = "A hash in one of the formats of POST /admin/users")
        Optional<@Size(max = 1024) String> passwordHash,
    @Schema(description = "As in PUT /admin/users/{id}/attributes")
        Optional<Map<String, String>> attributes,
    @Schema(
            description =
                "The secret of an authenticator app (SHA-1, six digits, 30 s) in base32, 128 to"
                    + " 512 bits",
            examples = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        Optional<@Size(max = 200) String> totpSecret,
    @Schema(
            description = "Recovery codes in Headgate's format; only with totp_secret",
            examples = "[\"7k2m-x9qd-40ar\"]")
        Optional<@Size(max = 100) List<String>> recoveryCodes) {

  /** Leaves out hash and secrets. */
  @Override
  public String toString() {
    return "ImportedUser[]";
  }
}
