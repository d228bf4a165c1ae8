package org.headgate.oauth.api;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The form of a token request (RFC 6749, 4.4.2), with the client's credentials where they are not
 * in the header (2.3.1).
 *
 * @param scope separated by spaces; left out: all scopes of the service account
 */
@Schema(requiredProperties = "grant_type")
public record ClientTokenRequest(
    @Schema(example = "client_credentials") String grantType,
    @Schema(example = "orders:read") Optional<String> scope,
    Optional<String> clientId,
    Optional<String> clientSecret) {}
