package org.headgate.sessions.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a signing key is in its life. */
public enum SigningKeyState {
  /** Published, and next to sign. */
  ANNOUNCED,
  /** Published, and signs from a known instant on. */
  SCHEDULED,
  /** Signs. */
  ACTIVE,
  /** Signs no more; its tokens are good until they expire. */
  RETIRED,
  /** Its tokens are refused. */
  REVOKED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
