package org.headgate.authentication.api;

import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What a passkey is to be used for.
 *
 * @param mfaToken of a first proof's answer, when the passkey is to be the second; empty to log in
 *     with the passkey alone
 */
public record PasskeyOptionsRequest(Optional<@Size(max = 512) String> mfaToken) {

  /** Without the token. */
  @Override
  public String toString() {
    return "PasskeyOptionsRequest[]";
  }
}
