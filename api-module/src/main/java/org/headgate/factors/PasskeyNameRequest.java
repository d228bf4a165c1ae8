package org.headgate.factors;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Another name for a passkey. */
public record PasskeyNameRequest(@NotBlank @Size(max = 100) String name) {}
