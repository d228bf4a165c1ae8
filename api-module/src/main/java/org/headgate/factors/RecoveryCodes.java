package org.headgate.factors;

import java.util.List;

/**
 * Codes for who has lost the second factor, each good for one log-in. They are shown once; the
 * server keeps hashes of them.
 */
public record RecoveryCodes(List<String> recoveryCodes) {

  public RecoveryCodes {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  /** Without the codes. */
  @Override
  public String toString() {
    return "RecoveryCodes[" + recoveryCodes.size() + "]";
  }
}
