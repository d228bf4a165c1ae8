package org.headgate.secondfactors.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The options that a browser needs to create or use a passkey.
 *
 * @param publicKey in the JSON form of WebAuthn, for {@code
 *     PublicKeyCredential.parseCreationOptionsFromJSON} or {@code parseRequestOptionsFromJSON}
 * @param expiresIn seconds in which the answer must come
 */
public record PasskeyOptions(
    @Schema(implementation = Object.class) ObjectNode publicKey, long expiresIn) {}
