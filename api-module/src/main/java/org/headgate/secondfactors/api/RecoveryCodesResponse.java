package org.headgate.secondfactors.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Codes for somebody who has lost the second factor, each valid for one log-in. They are shown
 * once; the server stores only their hashes.
 */
@Schema(name = "RecoveryCodes")
public record RecoveryCodesResponse(List<String> recoveryCodes) {

  public RecoveryCodesResponse {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  /** Leaves out the codes. */
  @Override
  public String toString() {
    return "RecoveryCodesResponse[" + recoveryCodes.size() + "]";
  }
}
