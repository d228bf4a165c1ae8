package org.headgate.factors;

import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * The caller's password once more, before something that a stolen token alone must not do. It may
 * be left out, and so may the body, by who has logged in within the last five minutes.
 */
public record PasswordProof(Optional<@Size(min = 1, max = 128) String> password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "PasswordProof[]";
  }
}
