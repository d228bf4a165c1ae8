package org.headgate.factors;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The caller's password once more, before something that a stolen token alone must not do. */
public record PasswordProof(@NotNull @Size(min = 1, max = 128) String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "PasswordProof[]";
  }
}
