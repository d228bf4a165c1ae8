package org.headgate.authentication.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The second factor of a log-in: exactly one of the three.
 *
 * @param mfaToken the token of the answer to the first factor
 * @param code the six digits that the app shows now
 * @param recoveryCode one of the twelve; upper or lower case, hyphens or none
 * @param passkey the result of {@code navigator.credentials.get} for the options of this log-in, as
 *     its {@code toJSON} writes it
 */
@Schema(name = "SecondProofRequest")
public record MfaRequest(
    @NotBlank @Size(max = 512) String mfaToken,
    Optional<@Size(max = 32) String> code,
    Optional<@Size(max = 64) String> recoveryCode,
    @Schema(implementation = Object.class) Optional<ObjectNode> passkey) {

  /** Leaves out the token and the second factor. */
  @Override
  public String toString() {
    return "MfaRequest[]";
  }
}
