package org.headgate.passwords.service.foreign;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.headgate.config.settings.PasswordHashCost;

/**
 * An Argon2i or Argon2id hash (RFC 9106) in the PHC string form, version 1.3, or 1.0 if it has
 * none.
 */
record ForeignArgon2Hash(
    boolean isId,
    int version,
    int memoryKib,
    int iterations,
    int lanes,
    HashBytes salt,
    HashBytes hash)
    implements ForeignHash {

  private static final Set<String> PARAMETERS = Set.of("v", "m", "t", "p");
  private static final int MAX_MEMORY_KIB = 65_536;
  private static final int MAX_ITERATIONS = 1_000;

  /** Memory times passes, in KiB: about half a second of a core. */
  private static final int MAX_WORK = 262_144;

  private static final int MAX_LANES = 16;
  private static final int MIN_SALT = 8;

  /**
   * @throws IllegalArgumentException when its cost is not accepted
   */
  static ForeignArgon2Hash of(PhcString phc) {
    return of(phc, MAX_MEMORY_KIB, MAX_WORK);
  }

  /**
   * A hash in the form of our own ones, which may cost as much as these.
   *
   * @return empty for a hash of another form
   * @throws IllegalArgumentException when its cost is not accepted
   */
  static Optional<ForeignHash> ofOwnForm(PhcString phc, PasswordHashCost own) {
    boolean isOwn =
        phc.name().equals("argon2id")
            && "19".equals(phc.parameters().get("v"))
            && "1".equals(phc.parameters().get("p"));
    return isOwn
        ? Optional.of(
            of(
                phc,
                Math.max(MAX_MEMORY_KIB, own.memoryKib()),
                Math.max(MAX_WORK, own.memoryKib() * own.iterations())))
        : Optional.empty();
  }

  private static ForeignArgon2Hash of(PhcString phc, int maxMemoryKib, int maxWork) {
    phc.requireOnly(PARAMETERS);
    int version = phc.parameters().containsKey("v") ? phc.number("v", 16, 19) : 16;
    int lanes = phc.number("p", 1, MAX_LANES);
    int memory = phc.number("m", 8 * lanes, maxMemoryKib);
    int iterations = phc.number("t", 1, MAX_ITERATIONS);
    if (version != Argon2Parameters.ARGON2_VERSION_10
        && version != Argon2Parameters.ARGON2_VERSION_13) {
      throw new IllegalArgumentException("its version must be 16 or 19");
    }
    if ((long) memory * iterations > maxWork) {
      throw new IllegalArgumentException("m times t must be at most " + maxWork);
    }
    if (phc.salt().length() < MIN_SALT) {
      throw new IllegalArgumentException("its salt must have at least 8 bytes");
    }
    return new ForeignArgon2Hash(
        phc.name().equals("argon2id"), version, memory, iterations, lanes, phc.salt(), phc.hash());
  }

  @Override
  public boolean matches(String password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(isId ? Argon2Parameters.ARGON2_id : Argon2Parameters.ARGON2_i)
            .withVersion(version)
            .withMemoryAsKB(memoryKib)
            .withIterations(iterations)
            .withParallelism(lanes)
            .withSalt(salt.bytes())
            .build());
    byte[] derived = new byte[hash.length()];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), derived);
    return hash.isEqualTo(derived);
  }

  @Override
  public String text() {
    return (isId ? "$argon2id" : "$argon2i")
        + "$v="
        + version
        + "$m="
        + memoryKib
        + ",t="
        + iterations
        + ",p="
        + lanes
        + "$"
        + salt.base64()
        + "$"
        + hash.base64();
  }

  @Override
  public String toString() {
    return "ForeignArgon2Hash[]";
  }
}
