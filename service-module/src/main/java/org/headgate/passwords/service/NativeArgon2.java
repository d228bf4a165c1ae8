package org.headgate.passwords.service;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;

/**
 * Argon2id by the reference implementation in C: the same hashes in less time, with memory outside
 * the heap. It is used only if its results equal those in Java.
 */
final class NativeArgon2 implements Argon2Function {

  private static final Logger LOG = SingleLineLogger.of(NativeArgon2.class);
  private static final byte[] SAMPLE = "a sample of both".getBytes(StandardCharsets.US_ASCII);
  private static final Argon2Hash CHEAP = new Argon2Hash(8, 1, 1);
  private static final int LENGTH = 32;

  /** The library refuses a shorter salt (RFC 9106, section 3.1). */
  private static final int MIN_SALT_BYTES = 8;

  private final JavaArgon2 java;

  private NativeArgon2(JavaArgon2 java) {
    this.java = java;
  }

  /**
   * Empty where there is no library for this machine, or it cannot be loaded.
   *
   * @param java for parameters that the library refuses
   */
  static Optional<NativeArgon2> load(JavaArgon2 java) {
    NativeArgon2 library = new NativeArgon2(java);
    try {
      if (Arrays.equals(
          library.derive(CHEAP, SAMPLE, SAMPLE, LENGTH),
          java.derive(CHEAP, SAMPLE, SAMPLE, LENGTH))) {
        return Optional.of(library);
      }
      LOG.log(Level.WARNING, "Passwords are hashed in Java: the native library computes other hashes");
    } catch (LinkageError | RuntimeException e) {
      LOG.log(
          Level.INFO,
          "Passwords are hashed in Java: the library for Argon2 cannot be loaded: {0}",
          e);
    }
    return Optional.empty();
  }

  @Override
  public byte[] derive(Argon2Hash cost, byte[] password, byte[] salt, int length) {
    if (salt.length < MIN_SALT_BYTES) {
      return java.derive(cost, password, salt, length);
    }
    Argon2Advanced library =
        Argon2Factory.createAdvanced(Argon2Types.ARGON2id, salt.length, length);
    return library.rawHash(cost.iterations(), cost.memoryKib(), cost.lanes(), password, salt);
  }
}
