package org.headgate.secondfactors.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The six digits that the app shows now. */
@Schema(name = "TotpCodeRequest")
public record ConfirmTotpRequest(@NotBlank @Size(max = 32) String code) {

  /** Leaves out the code. */
  @Override
  public String toString() {
    return "ConfirmTotpRequest[]";
  }
}
