package org.headgate.passwords.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Resets a forgotten password.
 *
 * @param email the address that the code was mailed to
 * @param code the six digits of the mail
 * @param newPassword 8 (or {@code PASSWORD_MIN_LENGTH}) to 128 characters of any kind
 */
public record ResetPasswordRequest(
    @NotBlank @Size(max = 254) String email,
    @NotBlank @Size(max = 32) String code,
    @NotNull @Size(max = 512) @Schema(format = "password") String newPassword) {

  /** Leaves out code and password. */
  @Override
  public String toString() {
    return "ResetPasswordRequest[email=" + email + "]";
  }
}
