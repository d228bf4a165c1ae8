package org.headgate.passwords.service.foreign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A hash of Firebase's modified scrypt, written as in Supabase Auth: {@code
 * $fbscrypt$v=1,n=14,r=8,p=1,ss=salt separator,sk=signer key$salt$hash}. The key that scrypt
 * derives from the password encrypts the project's signer key; the result is the hash.
 */
record FirebaseScryptHash(
    int logN,
    int blockSize,
    int parallelism,
    HashBytes saltSeparator,
    HashBytes signerKey,
    HashBytes salt,
    HashBytes hash)
    implements ForeignHash {

  private static final Set<String> PARAMETERS = Set.of("v", "n", "r", "p", "ss", "sk");
  private static final int MAX_LOG_N = 20;
  private static final int MAX_BLOCK_SIZE = 32;
  private static final int MAX_PARALLELISM = 16;
  private static final int DERIVED_BYTES = 64;
  private static final int KEY_BYTES = 32;
  private static final int BLOCK = 16;

  FirebaseScryptHash {
    ScryptHash.requireAcceptable(logN, blockSize, parallelism);
    if (signerKey.length() != hash.length()) {
      throw new IllegalArgumentException("its result must be as long as its signer key sk");
    }
  }

  /**
   * @throws IllegalArgumentException when its cost is not accepted
   */
  static FirebaseScryptHash of(PhcString phc) {
    phc.requireOnly(PARAMETERS);
    phc.number("v", 1, 1);
    return new FirebaseScryptHash(
        phc.number("n", 1, MAX_LOG_N),
        phc.number("r", 1, MAX_BLOCK_SIZE),
        phc.number("p", 1, MAX_PARALLELISM),
        phc.binary("ss"),
        phc.binary("sk"),
        phc.salt(),
        phc.hash());
  }

  @Override
  public boolean matches(String password) {
    byte[] derived =
        SCrypt.generate(
            password.getBytes(StandardCharsets.UTF_8),
            salt.followedBy(saltSeparator).bytes(),
            1 << logN,
            blockSize,
            parallelism,
            DERIVED_BYTES);
    return hash.isEqualTo(encrypt(Arrays.copyOf(derived, KEY_BYTES)));
  }

  private byte[] encrypt(byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
      return cipher.doFinal(signerKey.bytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES", e);
    }
  }

  @Override
  public String text() {
    return "$fbscrypt$v=1,n="
        + logN
        + ",r="
        + blockSize
        + ",p="
        + parallelism
        + ",ss="
        + saltSeparator.base64()
        + ",sk="
        + signerKey.base64()
        + "$"
        + salt.base64()
        + "$"
        + hash.base64();
  }

  @Override
  public String toString() {
    return "FirebaseScryptHash[]";
  }
}
