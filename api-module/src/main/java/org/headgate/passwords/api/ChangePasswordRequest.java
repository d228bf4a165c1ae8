package org.headgate.passwords.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Replaces a password that is known.
 *
 * @param currentPassword proves that it is the owner who asks, and not who found the device
 * @param newPassword 8 (or {@code PASSWORD_MIN_LENGTH}) to 128 characters of any kind
 */
public record ChangePasswordRequest(
    @NotNull @Size(min = 1, max = 512) @Schema(format = "password") String currentPassword,
    @NotNull @Size(max = 512) @Schema(format = "password") String newPassword) {

  /** Without the passwords. */
  @Override
  public String toString() {
    return "ChangePasswordRequest[]";
  }
}
