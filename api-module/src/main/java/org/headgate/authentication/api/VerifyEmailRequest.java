package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A code that was mailed, with the address that it was mailed to.
 *
 * @param email the address that signed up
 * @param code the six digits of the mail
 */
public record VerifyEmailRequest(
    @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 32) String code) {

  /** Leaves out the code. */
  @Override
  public String toString() {
    return "VerifyEmailRequest[email=" + email + "]";
  }
}
