package org.headgate.secondfactors.service;

import java.util.UUID;
import org.headgate.secondfactors.service.PasskeyRegistrationVerifier.PasskeyOwner;

/**
 * What a challenge was handed out for, and to whom: an answer to it is worth nothing for anything
 * else.
 *
 * @param epoch of the account that adds a passkey; 0 at a log-in, whose own challenge has it
 */
public record PasskeyChallengePurpose(Kind kind, UUID context, int epoch) {

  private static final UUID NOBODY = new UUID(0, 0);

  /** The ceremonies of WebAuthn, and what the second is for. */
  public enum Kind {
    REGISTRATION,
    LOG_IN,
    SECOND_PROOF
  }

  /** A session adds a passkey, after its owner was asked for a proof. */
  public static PasskeyChallengePurpose registration(PasskeyOwner owner) {
    return new PasskeyChallengePurpose(
        Kind.REGISTRATION, owner.session().value(), owner.account().epoch());
  }

  /** Somebody logs in with a passkey alone; nobody knows who. */
  public static PasskeyChallengePurpose logIn() {
    return new PasskeyChallengePurpose(Kind.LOG_IN, NOBODY, 0);
  }

  /** A log-in waits for its second proof. */
  public static PasskeyChallengePurpose secondProof(MfaToken logIn) {
    return new PasskeyChallengePurpose(Kind.SECOND_PROOF, logIn.challenge(), 0);
  }
}
