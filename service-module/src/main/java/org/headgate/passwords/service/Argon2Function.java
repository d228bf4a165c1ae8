package org.headgate.passwords.service;

/** Makes Argon2id hashes (RFC 9106, version 1.3). All implementations make the same. */
interface Argon2Function {

  /**
   * The hash alone, without its cost and its salt.
   *
   * @param length in bytes, 4 or more
   */
  byte[] derive(Argon2Hash cost, byte[] password, byte[] salt, int length);

  /** The native one where this machine has it, else the one in Java. */
  static Argon2Function fastest() {
    JavaArgon2 java = new JavaArgon2();
    return NativeArgon2.load(java).<Argon2Function>map(each -> each).orElse(java);
  }
}
