package org.headgate.secondfactors.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Codes for who has lost the second factor, each good for one log-in. They are shown once; the
 * server keeps hashes of them.
 */
@Schema(name = "RecoveryCodes")
public record RecoveryCodesResponse(List<String> recoveryCodes) {

  public RecoveryCodesResponse {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  /** Without the codes. */
  @Override
  public String toString() {
    return "RecoveryCodes[" + recoveryCodes.size() + "]";
  }
}
