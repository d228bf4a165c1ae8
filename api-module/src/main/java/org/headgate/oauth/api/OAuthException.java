package org.headgate.oauth.api;

import java.util.Objects;

/** An error that is reported in OAuth's form, the only one that OAuth clients read. */
public final class OAuthException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final OAuthErrorCode code;
  private final String description;

  /**
   * @param description ASCII without quotes and backslashes, as RFC 6749 asks for
   */
  public OAuthException(OAuthErrorCode code, String description) {
    super(code.wireName() + ": " + description);
    this.code = Objects.requireNonNull(code, "code");
    this.description = Objects.requireNonNull(description, "description");
  }

  /** Client authentication failed, for whatever reason. */
  public static OAuthException invalidClient() {
    return new OAuthException(
        OAuthErrorCode.INVALID_CLIENT, "The client is unknown, or its secret is wrong or missing");
  }

  public OAuthErrorCode code() {
    return code;
  }

  /** The response to the client. */
  public OAuthErrorResponse response() {
    return new OAuthErrorResponse(code.wireName(), description);
  }
}
