package org.headgate.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks for a code to log in with. */
public record LogInCodeRequest(@NotBlank @Size(max = 254) String email) {}
