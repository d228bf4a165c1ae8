package org.headgate.factors;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.headgate.text.OneLine;

/** Another name for a passkey. */
public record PasskeyNameRequest(
    @NotBlank @Size(max = 100) @Pattern(regexp = OneLine.REGEXP, message = OneLine.MESSAGE)
        String name) {}
