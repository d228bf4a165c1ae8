package org.headgate.otp.api;

import com.fasterxml.jackson.annotation.JsonValue;

/** The purposes of one-time codes. A code is valid for its own purpose only. */
public enum CodePurpose {
  VERIFY_EMAIL("verify_email"),
  LOG_IN("login"),
  RESET_PASSWORD("password_reset"),
  EMAIL_CHANGE("email_change"),
  INVITATION("invitation");

  private final String wireName;

  CodePurpose(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }
}
