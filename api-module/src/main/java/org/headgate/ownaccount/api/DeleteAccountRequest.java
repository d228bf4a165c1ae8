package org.headgate.ownaccount.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Confirms the deletion with the password: an open session is not enough to delete an account. */
public record DeleteAccountRequest(
    @NotNull @Size(min = 1, max = 512) @Schema(format = "password") String password) {

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "DeleteAccountRequest[]";
  }
}
