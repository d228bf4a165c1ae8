package org.headgate.passwords.service;

import java.util.Optional;

/** Computes Argon2id hashes (RFC 9106, version 1.3). All implementations compute the same. */
interface Argon2Function {

  /**
   * The raw hash, without cost and salt.
   *
   * @param length in bytes, 4 or more
   */
  byte[] derive(Argon2Hash cost, byte[] password, byte[] salt, int length);

  /** The native implementation where available, else the one in Java. */
  static Argon2Function fastest() {
    JavaArgon2 java = new JavaArgon2();
    Optional<NativeArgon2> fast = NativeArgon2.load(java);
    return fast.isPresent() ? fast.get() : java;
  }
}
