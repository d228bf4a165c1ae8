package org.headgate.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** An address and the code that was mailed to it. */
public record LogInByCodeRequest(
    @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 32) String code) {

  /** Without the code. */
  @Override
  public String toString() {
    return "LogInByCodeRequest[email=" + email + "]";
  }
}
