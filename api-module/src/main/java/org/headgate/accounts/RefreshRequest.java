package org.headgate.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The refresh token of the session meant, as it was handed out. */
public record RefreshRequest(@NotBlank @Size(max = 512) String refreshToken) {

  /** Without the token. */
  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
