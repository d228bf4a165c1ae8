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
            description = "The address to invite; 409 if an account has it",
            examples = "ada@example.org")
        String email,
    @Schema(
            description = "How emails address the person, at most 200 characters",
            examples = "Ada Lovelace")
        Optional<@Size(max = 200) String> fullName,
    @Schema(description = "A language tag (BCP 47); sets the language of emails", examples = "de")
        Optional<@Size(max = 35) String> locale,
    @Schema(description = "A name of the tz database", examples = "Europe/Berlin")
        Optional<String> timeZone,
    @Schema(
            implementation = Role[].class,
            description = "The roles of the account; user is always included")
        Optional<Set<Role>> roles,
    @Schema(description = "The account's department") Optional<UUID> departmentId,
    @Schema(
            description = "Lifetime of the code in seconds, 3600 to 2592000; default 604800",
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
