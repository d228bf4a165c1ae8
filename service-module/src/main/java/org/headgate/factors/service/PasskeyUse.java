package org.headgate.factors.service;

import java.util.UUID;
import org.headgate.identity.UserId;

/**
 * What a challenge was handed out for, and to whom: an answer to it is worth nothing for anything
 * else.
 */
public record PasskeyUse(Kind kind, UUID context) {

  private static final UUID NOBODY = new UUID(0, 0);

  /** The ceremonies of WebAuthn, and what the second is for. */
  public enum Kind {
    REGISTRATION,
    LOG_IN,
    SECOND_PROOF
  }

  /** The account adds a passkey. */
  public static PasskeyUse registration(UserId account) {
    return new PasskeyUse(Kind.REGISTRATION, account.value());
  }

  /** Somebody logs in with a passkey alone; nobody knows who. */
  public static PasskeyUse logIn() {
    return new PasskeyUse(Kind.LOG_IN, NOBODY);
  }

  /** A log-in waits for its second proof. */
  public static PasskeyUse secondProof(MfaToken logIn) {
    return new PasskeyUse(Kind.SECOND_PROOF, logIn.challenge());
  }
}
