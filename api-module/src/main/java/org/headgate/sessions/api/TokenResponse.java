package org.headgate.sessions.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The tokens of a session after a log-in or refresh.
 *
 * @param status always {@code authenticated}
 * @param accessToken a JWT (RS256), for the header {@code Authorization: Bearer}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token expires
 * @param refreshToken opaque; valid for one exchange
 * @param refreshExpiresIn seconds until the session ends unless it is refreshed
 * @param deviceToken may be sent back as the header {@code Device-Token}; marks a device that has
 *     logged in before
 */
@Schema(name = "Tokens")
public record TokenResponse(
    String status,
    String accessToken,
    String tokenType,
    long expiresIn,
    String refreshToken,
    long refreshExpiresIn,
    String deviceToken)
    implements LoginResponse {

  /** The one value of the member {@code status}. */
  public static final String STATUS = "authenticated";

  /** Leaves out the tokens. */
  @Override
  public String toString() {
    return "TokenResponse[" + status + "]";
  }
}
