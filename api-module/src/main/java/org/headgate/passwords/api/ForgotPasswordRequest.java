package org.headgate.passwords.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for a code to reset a forgotten password. */
@Schema(name = "ForgottenPasswordRequest")
public record ForgotPasswordRequest(@NotBlank @Size(max = 254) String email) {}
