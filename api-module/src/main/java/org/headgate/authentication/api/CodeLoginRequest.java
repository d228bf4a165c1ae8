package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address and the code that was mailed to it. */
@Schema(name = "LogInByCodeRequest")
public record CodeLoginRequest(
    @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 32) String code) {

  /** Leaves out the code. */
  @Override
  public String toString() {
    return "CodeLoginRequest[email=" + email + "]";
  }
}
