package org.headgate.personaltokens.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new personal access token, shown only once.
 *
 * @param personalToken the token as it is listed
 * @param token the value that is sent as a bearer token
 */
@Schema(name = "CreatedPersonalToken")
public record CreatedPersonalTokenResponse(
    PersonalTokenSummary personalToken, @Schema(example = "hgp_...") String token) {

  /** Leaves out the token, for logs. */
  @Override
  public String toString() {
    return "CreatedPersonalTokenResponse[" + personalToken.id() + "]";
  }
}
