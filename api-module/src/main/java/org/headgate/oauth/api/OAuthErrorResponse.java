package org.headgate.oauth.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of an error response of OAuth's endpoints (RFC 6749, 5.2).
 *
 * @param errorDescription for developers
 */
public record OAuthErrorResponse(
    @Schema(example = "invalid_client") String error, String errorDescription) {}
