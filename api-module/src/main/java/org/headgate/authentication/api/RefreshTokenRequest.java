package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The refresh token of the session meant, as it was handed out. */
@Schema(name = "RefreshRequest")
public record RefreshTokenRequest(@NotBlank @Size(max = 512) String refreshToken) {

  /** Without the token. */
  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
