package org.headgate.system.client;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app, written from RFC 6238 and RFC 4226 alone, so that the server is not tested
 * by itself.
 */
public record Authenticator(String secret) {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  /** The code that the app shows now. */
  public String code() {
    return codeOfStep(0);
  }

  /** The code that the app shows this many steps from now. */
  public String codeOfStep(int stepsAway) {
    return hotp(Instant.now().getEpochSecond() / STEP_SECONDS + stepsAway);
  }

  /** A code that is wrong now and for the next minute. */
  public String wrongCode() {
    for (int candidate = 0; ; candidate++) {
      String code = String.format(Locale.ROOT, "%06d", candidate);
      if (isWrong(code)) {
        return code;
      }
    }
  }

  private boolean isWrong(String code) {
    for (int step = -2; step <= 4; step++) {
      if (codeOfStep(step).equals(code)) {
        return false;
      }
    }
    return true;
  }

  private String hotp(long counter) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key(), "RAW"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
      int offset = hash[hash.length - 1] & 0xf;
      int truncated = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", truncated % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 32 characters of 5 bits are 20 bytes. */
  public byte[] key() {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < secret.length(); i++) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(secret.charAt(i))));
    }
    byte[] key = new byte[20];
    byte[] raw = bits.toByteArray();
    int length = Math.min(key.length, raw.length);
    System.arraycopy(raw, raw.length - length, key, key.length - length, length);
    return key;
  }
}
