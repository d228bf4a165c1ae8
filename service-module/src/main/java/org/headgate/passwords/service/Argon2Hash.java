package org.headgate.passwords.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.config.settings.PasswordHashCost;

/**
 * Argon2id (RFC 9106) in the PHC string form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. It
 * contains its cost, so a hash with an earlier cost can still be verified, and recognized for
 * renewal.
 *
 * @param memoryKib 8 or more; OWASP's minimum is 19,456 with two iterations
 */
record Argon2Hash(int memoryKib, int iterations, int lanes) {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final int LANES = 1;
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getDecoder();

  /** The configured cost. */
  static Argon2Hash of(PasswordHashCost cost) {
    return new Argon2Hash(cost.memoryKib(), cost.iterations(), LANES);
  }

  /** Whether the text is an Argon2id hash in this form. */
  static boolean isOne(String text) {
    return PHC.matcher(text).matches();
  }

  /**
   * The cost of a hash.
   *
   * @throws IllegalArgumentException when the text is no Argon2id hash
   */
  static Argon2Hash of(String phc) {
    return costOf(parsed(phc));
  }

  /**
   * @param function computes the hash
   */
  String hash(String password, SecureRandom random, Argon2Function function) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash =
        function.derive(this, password.getBytes(StandardCharsets.UTF_8), salt, HASH_BYTES);
    return "$argon2id$v=19$m="
        + memoryKib
        + ",t="
        + iterations
        + ",p="
        + lanes
        + "$"
        + ENCODER.encodeToString(salt)
        + "$"
        + ENCODER.encodeToString(hash);
  }

  /**
   * @param function computes the hash to compare with
   * @throws IllegalArgumentException when the text is no Argon2id hash
   */
  static boolean matches(String password, String phc, Argon2Function function) {
    Matcher matcher = parsed(phc);
    byte[] expected = DECODER.decode(matcher.group(5));
    return MessageDigest.isEqual(
        expected,
        function.derive(
            costOf(matcher),
            password.getBytes(StandardCharsets.UTF_8),
            DECODER.decode(matcher.group(4)),
            expected.length));
  }

  private static Matcher parsed(String phc) {
    Matcher matcher = PHC.matcher(phc);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash in PHC form");
    }
    return matcher;
  }

  private static Argon2Hash costOf(Matcher phc) {
    return new Argon2Hash(
        Integer.parseInt(phc.group(1)),
        Integer.parseInt(phc.group(2)),
        Integer.parseInt(phc.group(3)));
  }
}
