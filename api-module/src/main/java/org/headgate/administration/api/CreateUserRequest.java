package org.headgate.administration.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.Role;

/**
 * An account that an administrator creates.
 *
 * @param password 8 (or {@code PASSWORD_MIN_LENGTH}) to 128 characters; left out, the account has
 *     none
 * @param passwordHash a hash of another system, instead of a password: bcrypt, Argon2, PBKDF2 or
 *     scrypt
 * @param verified whether the administrator vouches for the address; else the owner is mailed a
 *     code
 */
public record CreateUserRequest(
    @NotBlank
        @Size(max = 254)
        @Schema(
            format = "email",
            description = "The email address; 409 if another account has it",
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
            format = "password",
            description =
                "8 or more to 128 characters; if omitted, the account has no password yet")
        Optional<@Size(max = 512) String> password,
    @Schema(
            description =
                "A password hash from another system, instead of a password. Headgate replaces it"
                    + " with a hash of its own at the next log-in. Accepted are bcrypt ($2a$,"
                    + " $2b$, $2y$), Argon2i and Argon2id (PHC string), PBKDF2 (Django's format, a"
                    + " PHC string, or a Keycloak credential as JSON), scrypt (PHC string) and"
                    + " Firebase's scrypt ($fbscrypt$v=1,n=,r=,p=,ss=,sk=$)",
            examples = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
        Optional<@Size(max = 1024) String> passwordHash,
    @Schema(
            description =
                "true if the administrator vouches for the address; otherwise the owner is sent a"
                    + " code")
        Optional<Boolean> verified)
    implements RequestedAccount {

  /** Leaves out the password and its hash. */
  @Override
  public String toString() {
    return "CreateUserRequest[email=" + email + "]";
  }
}
