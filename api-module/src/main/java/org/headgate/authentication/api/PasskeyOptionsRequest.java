package org.headgate.authentication.api;

import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * Asks for the options of a passkey log-in.
 *
 * @param mfaToken the token of the answer to the first factor, when the passkey is the second;
 *     empty to log in with the passkey alone
 */
public record PasskeyOptionsRequest(Optional<@Size(max = 512) String> mfaToken) {

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "PasskeyOptionsRequest[]";
  }
}
