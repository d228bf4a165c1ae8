package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for a code to log in with. */
@Schema(name = "LogInCodeRequest")
public record LoginCodeRequest(@NotBlank @Size(max = 254) String email) {}
