package org.headgate.passwords.service.foreign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A PBKDF2 hash (RFC 8018), as written by Django, Keycloak and passlib; stored in the PHC string
 * form.
 */
record Pbkdf2Hash(Digest digest, int iterations, HashBytes salt, HashBytes hash)
    implements ForeignHash {

  private static final Pattern DJANGO =
      Pattern.compile("pbkdf2_(sha1|sha256|sha512)\\$(\\d{1,9})\\$([^$]+)\\$([A-Za-z0-9+/]+=*)");

  /** The digests, each with the number of iterations that take a core about a second. */
  enum Digest {
    SHA1("pbkdf2", 20, 2_000_000),
    SHA256("pbkdf2-sha256", 32, 1_500_000),
    SHA512("pbkdf2-sha512", 64, 500_000);

    private final String phcName;
    private final int bytes;
    private final int maxIterations;

    Digest(String phcName, int bytes, int maxIterations) {
      this.phcName = phcName;
      this.bytes = bytes;
      this.maxIterations = maxIterations;
    }

    /** Every block of the result takes all iterations. */
    int maxIterations(int length) {
      return maxIterations / ((length + bytes - 1) / bytes);
    }

    static Digest named(String phcName) {
      return switch (phcName) {
        case "pbkdf2" -> SHA1;
        case "pbkdf2-sha256" -> SHA256;
        case "pbkdf2-sha512" -> SHA512;
        default ->
            throw new IllegalArgumentException(
                "its algorithm must be pbkdf2, pbkdf2-sha256 or pbkdf2-sha512");
      };
    }
  }

  /** The length of the result, which RustCrypto writes too. */
  private static final String LENGTH = "l";

  private static final Set<String> PARAMETERS = Set.of("i", LENGTH);
  private static final int MIN_HASH_BYTES = 16;
  private static final int MAX_HASH_BYTES = 64;
  private static final int BITS = 8;

  Pbkdf2Hash {
    if (salt.length() == 0) {
      throw new IllegalArgumentException("its salt is missing");
    }
    if (hash.length() < MIN_HASH_BYTES || hash.length() > MAX_HASH_BYTES) {
      throw new IllegalArgumentException("its result must have 16 to 64 bytes");
    }
    int max = digest.maxIterations(hash.length());
    if (iterations < 1 || iterations > max) {
      throw new IllegalArgumentException("its iterations must be 1 to " + max);
    }
  }

  /**
   * @throws IllegalArgumentException when its cost is not accepted
   */
  static Pbkdf2Hash of(PhcString phc) {
    Digest digest = Digest.named(phc.name());
    phc.requireOnly(PARAMETERS);
    if (phc.parameters().containsKey(LENGTH)) {
      phc.number(LENGTH, phc.hash().length(), phc.hash().length());
    }
    return new Pbkdf2Hash(digest, phc.number("i", 1, digest.maxIterations), phc.salt(), phc.hash());
  }

  /**
   * @return empty for a text of another form
   * @throws IllegalArgumentException when its cost is not accepted
   */
  static Optional<ForeignHash> readDjango(String text) {
    Matcher parts = DJANGO.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Pbkdf2Hash(
            Digest.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
            Integer.parseInt(parts.group(2)),
            HashBytes.of(parts.group(3).getBytes(StandardCharsets.UTF_8)),
            HashBytes.ofBase64(parts.group(4))));
  }

  @Override
  public boolean matches(String password) {
    PBEKeySpec spec =
        new PBEKeySpec(password.toCharArray(), salt.bytes(), iterations, hash.length() * BITS);
    try {
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest).generateSecret(spec).getEncoded();
      return hash.isEqualTo(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String text() {
    return "$" + digest.phcName + "$i=" + iterations + "$" + salt.base64() + "$" + hash.base64();
  }

  @Override
  public String toString() {
    return "Pbkdf2Hash[]";
  }
}
