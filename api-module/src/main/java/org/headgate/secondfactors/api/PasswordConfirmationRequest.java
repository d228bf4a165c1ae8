package org.headgate.secondfactors.api;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The caller's password, to confirm an operation that a stolen token alone must not do. It may be
 * left out, and so may the body, within five minutes of a log-in.
 */
@Schema(name = "PasswordProof")
public record PasswordConfirmationRequest(Optional<@Size(min = 1, max = 512) String> password) {

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "PasswordConfirmationRequest[]";
  }
}
