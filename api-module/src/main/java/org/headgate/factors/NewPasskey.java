package org.headgate.factors;

import java.util.List;
import java.util.Optional;

/**
 * A passkey that was just registered.
 *
 * @param recoveryCodes twelve of them when it is the account's first second factor, shown once
 */
public record NewPasskey(PasskeySummary passkey, Optional<List<String>> recoveryCodes) {

  public NewPasskey {
    recoveryCodes = recoveryCodes.map(List::copyOf);
  }

  /** Without the codes. */
  @Override
  public String toString() {
    return "NewPasskey[" + passkey + "]";
  }
}
