package org.headgate.passwords.service;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import de.mkammerer.argon2.jna.Argon2Library;
import de.mkammerer.argon2.jna.Argon2_context;
import de.mkammerer.argon2.jna.Argon2_version;
import de.mkammerer.argon2.jna.JnaUint32;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;

/**
 * Argon2id by the reference implementation in C: the same hashes in less time, with memory outside
 * the heap that is used again. It is used only if its results equal those in Java.
 */
final class NativeArgon2 implements Argon2Function {

  private static final Logger LOG = SingleLineLogger.of(NativeArgon2.class);
  private static final byte[] SAMPLE = "a sample of both".getBytes(StandardCharsets.US_ASCII);
  private static final Argon2Hash CHEAP = new Argon2Hash(8, 1, 1);
  private static final int LENGTH = 32;

  /** Version 1.3. */
  private static final int VERSION = 0x13;

  /** The library refuses a shorter salt (RFC 9106, section 3.1). */
  private static final int MIN_SALT_BYTES = 8;

  private final JavaArgon2 java;
  private final NativeHashMemory memory = new NativeHashMemory();

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
      LOG.log(
          Level.WARNING, "Passwords are hashed in Java: the native library computes other hashes");
    } catch (RuntimeException | Error e) {
      // Where programs may write no code, the library finds no memory for its callbacks.
      LOG.log(
          Level.INFO,
          "Passwords are hashed in Java: the library for Argon2 cannot be loaded: {0}",
          e);
    }
    return Optional.empty();
  }

  @Override
  public byte[] derive(Argon2Hash cost, byte[] password, byte[] salt, int length) {
    return salt.length < MIN_SALT_BYTES
        ? java.derive(cost, password, salt, length)
        : memory.use(cost.memoryKib(), block -> derive(cost, password, salt, length, block));
  }

  private static byte[] derive(
      Argon2Hash cost, byte[] password, byte[] salt, int length, NativeHashMemory.Block block) {
    int passwordStart = length + salt.length;
    try (Memory texts = new Memory((long) passwordStart + password.length)) {
      try {
        texts.write(length, salt, 0, salt.length);
        texts.write(passwordStart, password, 0, password.length);
        Argon2_context.ByReference context = context(cost, block);
        context.out = texts;
        context.outlen = new JnaUint32(length);
        context.salt = texts.share(length);
        context.saltlen = new JnaUint32(salt.length);
        context.pwd = password.length == 0 ? Pointer.NULL : texts.share(passwordStart);
        context.pwdlen = new JnaUint32(password.length);
        requireOk(Argon2Library.INSTANCE.argon2id_ctx(context));
        return texts.getByteArray(0, length);
      } finally {
        texts.clear();
      }
    }
  }

  /** All lanes on the calling thread: as many hashes run as there are cores, and no more. */
  private static Argon2_context.ByReference context(Argon2Hash cost, NativeHashMemory.Block block) {
    Argon2_context.ByReference context = new Argon2_context.ByReference();
    context.setAutoRead(false);
    context.version = new Argon2_version(VERSION);
    context.t_cost = new JnaUint32(cost.iterations());
    context.m_cost = new JnaUint32(cost.memoryKib());
    context.lanes = new JnaUint32(cost.lanes());
    context.threads = new JnaUint32(1);
    context.allocate_cbk = block.allocation();
    context.free_cbk = block.release();
    return context;
  }

  private static void requireOk(int code) {
    if (code != Argon2Library.ARGON2_OK) {
      throw new IllegalStateException(
          "Argon2 cannot hash: " + Argon2Library.INSTANCE.argon2_error_message(code));
    }
  }
}
