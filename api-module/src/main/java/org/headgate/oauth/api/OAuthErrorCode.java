package org.headgate.oauth.api;

import java.util.Locale;

/** The error codes of OAuth's endpoints (RFC 6749, 5.2; RFC 6750, 3.1; RFC 7009, 2.2.1). */
public enum OAuthErrorCode {
  INVALID_REQUEST(400),
  INVALID_CLIENT(401),
  INVALID_SCOPE(400),
  INSUFFICIENT_SCOPE(403),
  UNSUPPORTED_TOKEN_TYPE(400),
  UNSUPPORTED_GRANT_TYPE(400);

  private final int status;

  OAuthErrorCode(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The value of the member {@code error}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
