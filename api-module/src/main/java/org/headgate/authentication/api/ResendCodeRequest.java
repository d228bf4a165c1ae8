package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.headgate.otp.api.CodePurpose;

/**
 * Asks for a new code.
 *
 * @param purpose what the code is for; {@code verify_email} when absent
 */
public record ResendCodeRequest(
    @NotBlank @Size(max = 254) String email, Optional<CodePurpose> purpose) {}
