package org.headgate.sessions.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The states of a signing key. */
public enum SigningKeyState {
  /** Published; the next key to sign. */
  ANNOUNCED,
  /** Published; signs from a known instant on. */
  SCHEDULED,
  /** Signs tokens. */
  ACTIVE,
  /** No longer signs; its tokens are valid until they expire. */
  RETIRED,
  /** Its tokens are refused. */
  REVOKED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
