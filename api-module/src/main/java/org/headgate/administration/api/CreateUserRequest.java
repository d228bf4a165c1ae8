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
 * @param passwordHash of another system, instead of a password: bcrypt, Argon2, PBKDF2 or scrypt
 * @param verified whether the administrator vouches for the address; else the owner is mailed a
 *     code
 */
public record CreateUserRequest(
    @NotBlank
        @Size(max = 254)
        @Schema(
            format = "email",
            description = "The address; 409 when an account has it",
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
            format = "password",
            description = "8 or more to 128 characters; without it the account has no password yet")
        Optional<@Size(max = 512) String> password,
    @Schema(
            description =
                "Instead of a password its hash of another system, which becomes ours at the next"
                    + " log-in: bcrypt ($2a$, $2b$, $2y$), Argon2i and Argon2id (PHC string),"
                    + " PBKDF2 (Django's form, a PHC string, or a credential of Keycloak as JSON),"
                    + " scrypt (PHC string) and Firebase's ($fbscrypt$v=1,n=,r=,p=,ss=,sk=$)",
            examples = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
        Optional<@Size(max = 1024) String> passwordHash,
    @Schema(
            description =
                "true when the administrator vouches for the address; else its owner is mailed a"
                    + " code")
        Optional<Boolean> verified)
    implements RequestedAccount {

  /** Leaves out the password and its hash. */
  @Override
  public String toString() {
    return "CreateUserRequest[email=" + email + "]";
  }
}
