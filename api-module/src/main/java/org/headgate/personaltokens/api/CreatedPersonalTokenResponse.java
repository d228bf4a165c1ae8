package org.headgate.personaltokens.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new personal access token, shown this once.
 *
 * @param personalToken what is listed of it
 * @param token what is sent as a bearer token
 */
@Schema(name = "CreatedPersonalToken")
public record CreatedPersonalTokenResponse(
    PersonalTokenSummary personalToken, @Schema(example = "hgp_...") String token) {

  /** Without the token, for logs. */
  @Override
  public String toString() {
    return "CreatedPersonalToken[" + personalToken.id() + "]";
  }
}
