package org.headgate.otp.api;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a one-time code proves. A code of one purpose is worth nothing for another. */
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
