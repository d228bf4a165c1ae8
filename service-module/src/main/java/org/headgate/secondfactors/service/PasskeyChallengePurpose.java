package org.headgate.secondfactors.service;

import java.util.UUID;
import org.headgate.secondfactors.service.PasskeyRegistrationVerifier.PasskeyOwner;

/**
 * The purpose of a challenge and its owner: an answer is valid for nothing else.
 *
 * @param epoch the epoch of the account that adds a passkey; 0 at a log-in, whose own challenge has
 *     it
 */
public record PasskeyChallengePurpose(Kind kind, UUID context, int epoch) {

  private static final UUID NOBODY = new UUID(0, 0);

  /** The ceremonies of WebAuthn, and the uses of authentication. */
  public enum Kind {
    REGISTRATION,
    LOG_IN,
    SECOND_PROOF
  }

  /** A session adds a passkey, after a recent proof of identity. */
  public static PasskeyChallengePurpose registration(PasskeyOwner owner) {
    return new PasskeyChallengePurpose(
        Kind.REGISTRATION, owner.session().value(), owner.account().epoch());
  }

  /** A log-in with a passkey alone, by an unknown user. */
  public static PasskeyChallengePurpose logIn() {
    return new PasskeyChallengePurpose(Kind.LOG_IN, NOBODY, 0);
  }

  /** A log-in waits for its second factor. */
  public static PasskeyChallengePurpose secondProof(MfaToken logIn) {
    return new PasskeyChallengePurpose(Kind.SECOND_PROOF, logIn.challengeId(), 0);
  }
}
