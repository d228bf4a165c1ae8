package org.headgate.factors.service;

/** What somebody offers as the second proof of a log-in. */
public sealed interface SecondProof {

  /** The code that an app shows. */
  record AppCode(String code) implements SecondProof {

    /** Without the code. */
    @Override
    public String toString() {
      return "AppCode[]";
    }
  }

  /** A code of the set that was handed out once. */
  record Recovery(RecoveryCode code) implements SecondProof {}
}
