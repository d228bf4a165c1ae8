package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks to change the address of the account.
 *
 * @param newEmail where the code is mailed to
 * @param password the account's password: an open session is not enough to take over an account
 */
public record ChangeEmailRequest(
    @NotBlank @Size(max = 254) @Schema(format = "email", examples = "ada@example.org")
        String newEmail,
    @NotNull @Size(min = 1, max = 512) @Schema(format = "password") String password) {

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "ChangeEmailRequest[newEmail=" + newEmail + "]";
  }
}
