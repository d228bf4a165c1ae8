package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The code of an invitation, with the address that it was mailed to and the password that its owner
 * chooses.
 *
 * @param email the address that was invited
 * @param code the six digits of the mail
 * @param password 8 (or {@code PASSWORD_MIN_LENGTH}) to 128 characters of any kind
 */
public record AcceptInvitationRequest(
    @NotBlank
        @Size(max = 254)
        @Schema(
            format = "email",
            description = "The invited email address",
            examples = "ada@example.org")
        String email,
    @NotBlank
        @Size(max = 32)
        @Schema(description = "The six-digit code from the email", examples = "123 456")
        String code,
    @NotNull
        @Size(max = 512)
        @Schema(format = "password", description = "8 or more to 128 characters of any kind")
        String password) {

  /** Leaves out code and password. */
  @Override
  public String toString() {
    return "AcceptInvitationRequest[email=" + email + "]";
  }
}
