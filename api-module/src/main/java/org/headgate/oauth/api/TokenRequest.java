package org.headgate.oauth.api;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The form with a token (RFC 7662, 2.1; RFC 7009, 2.1).
 *
 * @param token an access token or a refresh token
 * @param tokenTypeHint optional and ignored: each token shows its kind
 */
@Schema(requiredProperties = "token")
public record TokenRequest(
    String token,
    @Schema(example = "access_token") Optional<String> tokenTypeHint,
    Optional<String> clientId,
    Optional<String> clientSecret) {}
