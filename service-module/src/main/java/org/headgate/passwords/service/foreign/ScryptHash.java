package org.headgate.passwords.service.foreign;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.bouncycastle.crypto.generators.SCrypt;

/** An scrypt hash (RFC 7914) in the PHC string form, as written by passlib. */
record ScryptHash(int logN, int blockSize, int parallelism, HashBytes salt, HashBytes hash)
    implements ForeignHash {

  private static final Set<String> PARAMETERS = Set.of("ln", "r", "p");
  private static final int BLOCK_BYTES = 128;
  private static final int MAX_MEMORY = 64 * 1024 * 1024;

  /** Mixed blocks: about half a second of a core. */
  private static final int MAX_WORK = 1 << 20;

  private static final int MAX_LOG_N = 20;
  private static final int MAX_BLOCK_SIZE = 32;
  private static final int MAX_PARALLELISM = 16;

  /** Where r is 1, N is less than 2^16 (RFC 7914, section 2). */
  private static final int MAX_LOG_N_OF_ONE_BLOCK = 15;

  ScryptHash {
    requireAcceptable(logN, blockSize, parallelism);
  }

  /**
   * @throws IllegalArgumentException when its cost is not accepted
   */
  static ScryptHash of(PhcString phc) {
    phc.requireOnly(PARAMETERS);
    return new ScryptHash(
        phc.number("ln", 1, MAX_LOG_N),
        phc.number("r", 1, MAX_BLOCK_SIZE),
        phc.number("p", 1, MAX_PARALLELISM),
        phc.salt(),
        phc.hash());
  }

  /**
   * @throws IllegalArgumentException when scrypt is not defined for them, or would take more memory
   *     or time than is accepted
   */
  static void requireAcceptable(int logN, int blockSize, int parallelism) {
    if (blockSize == 1 && logN > MAX_LOG_N_OF_ONE_BLOCK) {
      throw new IllegalArgumentException("N must be less than 65536 where r is 1");
    }
    long blocks = (1L << logN) * blockSize;
    if (blocks * BLOCK_BYTES > MAX_MEMORY) {
      throw new IllegalArgumentException("it must take at most 64 MiB");
    }
    if (blocks * parallelism > MAX_WORK) {
      throw new IllegalArgumentException("N times r times p must be at most " + MAX_WORK);
    }
  }

  @Override
  public boolean matches(String password) {
    byte[] derived =
        SCrypt.generate(
            password.getBytes(StandardCharsets.UTF_8),
            salt.bytes(),
            1 << logN,
            blockSize,
            parallelism,
            hash.length());
    return hash.isEqualTo(derived);
  }

  @Override
  public String text() {
    return "$scrypt$ln="
        + logN
        + ",r="
        + blockSize
        + ",p="
        + parallelism
        + "$"
        + salt.base64()
        + "$"
        + hash.base64();
  }

  @Override
  public String toString() {
    return "ScryptHash[]";
  }
}
