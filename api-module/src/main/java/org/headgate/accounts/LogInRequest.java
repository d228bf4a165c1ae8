package org.headgate.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** An address and its password. */
public record LogInRequest(
    @NotBlank @Size(max = 254) String email, @NotNull @Size(min = 1, max = 512) String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "LogInRequest[email=" + email + "]";
  }
}
