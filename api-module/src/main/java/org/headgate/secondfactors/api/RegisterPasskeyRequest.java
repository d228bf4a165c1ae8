package org.headgate.secondfactors.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.text.SingleLineText;

/**
 * A new passkey to register.
 *
 * @param name chosen by its owner
 * @param credential the result of {@code navigator.credentials.create}, as its {@code toJSON}
 *     writes it
 */
@Schema(name = "NewPasskeyRequest")
public record RegisterPasskeyRequest(
    @NotBlank @Size(max = 100) @Pattern(regexp = SingleLineText.NAME, message = "must be a name")
        String name,
    @Schema(implementation = Object.class) @NotNull ObjectNode credential) {}
