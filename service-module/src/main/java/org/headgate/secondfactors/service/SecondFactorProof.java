package org.headgate.secondfactors.service;

import java.util.Optional;

/** What a caller offers as the second factor of a log-in. */
public sealed interface SecondFactorProof {

  /** As callers know it. */
  String method();

  /** How it was given (RFC 8176). */
  default String amr() {
    return "otp";
  }

  /** The code that an app shows. */
  record AppCode(String code) implements SecondFactorProof {

    @Override
    public String method() {
      return "totp";
    }

    /** Without the code. */
    @Override
    public String toString() {
      return "AppCode[]";
    }
  }

  /** A code of the set that was handed out once. */
  record Recovery(RecoveryCode code) implements SecondFactorProof {

    @Override
    public String method() {
      return "recovery_code";
    }
  }

  /**
   * The answer of a passkey, judged before.
   *
   * @param proven empty when it was not right
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
