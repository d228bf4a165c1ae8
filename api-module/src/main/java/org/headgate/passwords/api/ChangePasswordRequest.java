package org.headgate.passwords.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Changes a known password.
 *
 * @param currentPassword proves that the owner asks, not somebody with the owner's device
 * @param newPassword 8 (or {@code PASSWORD_MIN_LENGTH}) to 128 characters of any kind
 */
public record ChangePasswordRequest(
    @NotNull @Size(min = 1, max = 512) @Schema(format = "password") String currentPassword,
    @NotNull @Size(max = 512) @Schema(format = "password") String newPassword) {

  /** Leaves out the passwords. */
  @Override
  public String toString() {
    return "ChangePasswordRequest[]";
  }
}
