package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The current refresh token of a session. */
@Schema(name = "RefreshRequest")
public record RefreshTokenRequest(@NotBlank @Size(max = 512) String refreshToken) {

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "RefreshTokenRequest[]";
  }
}
