package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address and its password. */
@Schema(name = "LogInRequest")
public record LoginRequest(
    @NotBlank @Size(max = 254) String email, @NotNull @Size(min = 1, max = 512) String password) {

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "LoginRequest[email=" + email + "]";
  }
}
