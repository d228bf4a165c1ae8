package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The address and the code that was mailed to it.
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
