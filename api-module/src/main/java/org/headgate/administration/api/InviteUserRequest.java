package org.headgate.administration.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.Role;

/**
 * Invites a person, who chooses the password of the new account.
 *
 * @param expiresIn seconds that the code is valid: an hour to 30 days, 7 days when left out
 */
public record InviteUserRequest(
    @NotBlank
        @Size(max = 254)
        @Schema(
            format = "email",
            description = "The address that the code is mailed to; 409 when an account has it",
            examples = "ada@example.org")
        String email,
    @Schema(
            description = "How mails address the person, at most 200 characters",
            examples = "Ada Lovelace")
        Optional<@Size(max = 200) String> fullName,
    @Schema(
            description = "A language tag (BCP 47), which decides the language of mails",
            examples = "de")
        Optional<@Size(max = 35) String> locale,
    @Schema(description = "A name of the tz database", examples = "Europe/Berlin")
        Optional<String> timeZone,
    @Schema(
            implementation = Role[].class,
            description = "What the account may do; user is always among it")
        Optional<Set<Role>> roles,
    @Schema(description = "The department that it belongs to") Optional<UUID> departmentId,
    @Schema(
            description = "Seconds that the code is good for, 3600 to 2592000; 604800 by default",
            examples = "604800")
        Optional<
                @Min(InviteUserRequest.MIN_LIFETIME_SECONDS)
                @Max(InviteUserRequest.MAX_LIFETIME_SECONDS) Long>
            expiresIn)
    implements RequestedAccount {

  /** An hour. */
  static final long MIN_LIFETIME_SECONDS = 3_600;

  /** Thirty days. */
  static final long MAX_LIFETIME_SECONDS = 2_592_000;
}
