package org.headgate.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks for a code with which a forgotten password is replaced. */
public record ForgottenPasswordRequest(@NotBlank @Size(max = 254) String email) {}
