package org.headgate.factors;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The six digits that the app shows now. */
public record TotpCodeRequest(@NotBlank @Size(max = 32) String code) {

  /** Without the code. */
  @Override
  public String toString() {
    return "TotpCodeRequest[]";
  }
}
