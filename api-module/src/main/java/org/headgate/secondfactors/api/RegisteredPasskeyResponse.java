package org.headgate.secondfactors.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A passkey that was just registered.
 *
 * @param recoveryCodes twelve codes, shown once, if this is the account's first second factor
 */
@Schema(name = "NewPasskey")
public record RegisteredPasskeyResponse(
    PasskeySummary passkey, Optional<List<String>> recoveryCodes) {

  public RegisteredPasskeyResponse {
    recoveryCodes = recoveryCodes.map(List::copyOf);
  }

  /** Leaves out the codes. */
  @Override
  public String toString() {
    return "RegisteredPasskeyResponse[" + passkey + "]";
  }
}
