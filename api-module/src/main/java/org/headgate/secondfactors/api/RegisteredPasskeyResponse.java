package org.headgate.secondfactors.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A passkey that was just registered.
 *
 * @param recoveryCodes twelve of them when it is the account's first second factor, shown once
 */
@Schema(name = "NewPasskey")
public record RegisteredPasskeyResponse(
    PasskeySummary passkey, Optional<List<String>> recoveryCodes) {

  public RegisteredPasskeyResponse {
    recoveryCodes = recoveryCodes.map(List::copyOf);
  }

  /** Without the codes. */
  @Override
  public String toString() {
    return "NewPasskey[" + passkey + "]";
  }
}
