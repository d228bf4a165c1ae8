package org.headgate.sessions.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The answer to a right first factor: tokens or a request for a second factor; {@code status} tells
 * which.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "status",
    visible = true)
@JsonSubTypes({
  @JsonSubTypes.Type(value = TokenResponse.class, name = TokenResponse.STATUS),
  @JsonSubTypes.Type(value = MfaRequiredResponse.class, name = MfaRequiredResponse.STATUS)
})
public sealed interface LoginResponse permits TokenResponse, MfaRequiredResponse {

  /** {@code authenticated} or {@code mfa_required}. */
  String status();
}
