package org.headgate.secondfactors.api;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The caller's password once more, before something that a stolen token alone must not do. It may
 * be left out, and so may the body, by who has logged in within the last five minutes.
 */
@Schema(name = "PasswordProof")
public record PasswordConfirmationRequest(Optional<@Size(min = 1, max = 128) String> password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "PasswordProof[]";
  }
}
