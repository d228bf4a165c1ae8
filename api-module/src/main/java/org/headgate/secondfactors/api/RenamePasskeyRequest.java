package org.headgate.secondfactors.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.text.SingleLineText;

/** A new name for a passkey. */
@Schema(name = "PasskeyNameRequest")
public record RenamePasskeyRequest(
    @NotBlank @Size(max = 100) @Pattern(regexp = SingleLineText.NAME, message = "must be a name")
        String name) {}
