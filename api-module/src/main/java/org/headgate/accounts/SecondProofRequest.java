package org.headgate.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * The second proof of a log-in: one of the two codes.
 *
 * @param mfaToken of the first proof's answer
 * @param code the six digits that the app shows now
 * @param recoveryCode one of the twelve; upper or lower case, hyphens or none
 */
public record SecondProofRequest(
    @NotBlank @Size(max = 512) String mfaToken,
    Optional<@Size(max = 32) String> code,
    Optional<@Size(max = 64) String> recoveryCode) {

  /** Without the token and the codes. */
  @Override
  public String toString() {
    return "SecondProofRequest[]";
  }
}
