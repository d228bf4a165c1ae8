package org.headgate.authentication.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A log-in with a passkey alone.
 *
 * @param credential the result of {@code navigator.credentials.get}, as its {@code toJSON} writes
 *     it
 */
@Schema(name = "PasskeyLogInRequest")
public record PasskeyLoginRequest(
    @Schema(implementation = Object.class) @NotNull ObjectNode credential) {}
