package org.headgate.secondfactors.service;

import java.util.Optional;

/** The second factor that a caller presents at a log-in. */
public sealed interface SecondFactorProof {

  /** The name in the API. */
  String method();

  /** Its authentication method (RFC 8176). */
  default String amr() {
    return "otp";
  }

  /** A code of an authenticator app. */
  record AppCode(String code) implements SecondFactorProof {

    @Override
    public String method() {
      return "totp";
    }

    /** Leaves out the code. */
    @Override
    public String toString() {
      return "AppCode[]";
    }
  }

  /** A recovery code. */
  record Recovery(RecoveryCode code) implements SecondFactorProof {

    @Override
    public String method() {
      return "recovery_code";
    }
  }

  /**
   * The answer of a passkey, verified before.
   *
   * @param proven empty when it was not valid
   */
  record Passkey(Optional<VerifiedPasskey> proven) implements SecondFactorProof {

    @Override
    public String method() {
      return "passkey";
    }

    @Override
    public String amr() {
      return proven.map(VerifiedPasskey::amr).orElse("hwk");
    }
  }
}
