package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The code that was mailed to the new address. */
public record ConfirmEmailRequest(@NotBlank @Size(max = 32) String code) {

  /** Leaves out the code. */
  @Override
  public String toString() {
    return "ConfirmEmailRequest[]";
  }
}
