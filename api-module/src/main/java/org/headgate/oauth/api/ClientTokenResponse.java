package org.headgate.oauth.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A token of a service account (RFC 6749, 5.1); there is no refresh token.
 *
 * @param expiresIn in seconds
 * @param scope the granted scopes, separated by spaces
 */
public record ClientTokenResponse(
    String accessToken,
    @Schema(example = "Bearer") String tokenType,
    @Schema(example = "900") long expiresIn,
    @Schema(example = "orders:read") String scope) {

  /** Leaves out the token, for logs. */
  @Override
  public String toString() {
    return "ClientTokenResponse[expiresIn=" + expiresIn + ", scope=" + scope + "]";
  }
}
